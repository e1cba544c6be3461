// The yardstick of sending: the same bodies to the same connector, as many at once, with fetch and nothing else.
import { readFile } from "node:fs/promises"

export type BareOrder = { file: string; serviceUrl: string; token: string; atOnce: number }
export type Bare = { conversationId: string; activity: unknown }

const { file, serviceUrl, token, atOnce }: BareOrder = JSON.parse(process.argv[2] ?? "{}")
process.on("disconnect", () => process.exit())
const left: Bare[] = JSON.parse(await readFile(file, "utf8"))
const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" }

async function sendOneAfterAnother() {
  for (let one = left.shift(); one; one = left.shift()) {
    const url = `${serviceUrl}v3/conversations/${encodeURIComponent(one.conversationId)}/activities`
    const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(one.activity) })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
    await answer.text()
  }
}

const begun = performance.now()
await Promise.all(Array.from({ length: atOnce }, sendOneAfterAnother))
process.send?.(performance.now() - begun, () => process.exit(0))
