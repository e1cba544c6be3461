import { spawn } from "node:child_process"
import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import { describe, expect, it, onTestFinished } from "vitest"
import { startGraph } from "#infra/local/graph/graph.ts"
import { writerApp } from "../support/sampleSeed.ts"
import { sampleOptions, speaker, startSample, startWithList } from "../support/startSample.ts"
import { tempFile } from "../support/tempFile.ts"
import { appToken, jwksJson } from "../support/tokens.ts"

const serveKeys = async () => {
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json").end(JSON.stringify(jwksJson))
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  onTestFinished(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`
}

const spawnGraph = async (file: string) => {
  const script = fileURLToPath(new URL("../support/holdGraph.ts", import.meta.url))
  const child = spawn(process.execPath, [script, file, await serveKeys()], { stdio: ["ignore", "pipe", "inherit"] })
  onTestFinished(() => {
    child.kill("SIGKILL")
  })
  const [line] = await once(child.stdout, "data")
  return { child, origin: String(line).trim() }
}

describe("a store with a file", () => {
  it("has the same lists, columns, items, eTags and delta after a restart", async () => {
    const file = tempFile()
    const before = await startWithList({ file })
    await before.add({ Title: "One", Key: "a", DueOn: "2026-05-01T12:00:00Z", Share: 1.5, IsPublic: false })
    await before.add({ Title: "Two", Key: "b" })
    await before.add({ Title: "Three", Key: "c" })
    const { body } = await before.app(`${before.list}/items/delta`)
    await before.change("1", { Title: "One, changed" })
    await before.remove("2")
    const paths = ["", "/columns", "/items?$expand=fields"].map(path => before.list + path)
    const read = async (app: typeof before.app) => Promise.all(paths.map(async path => (await app(path)).text))
    const then = await read(before.app)
    const deltaThen = (await before.app(body["@odata.deltaLink"])).text
    await before.graph.close()

    const after = await startSample({ file })

    expect(await read(after.app)).toEqual(then)
    expect((await after.app(body["@odata.deltaLink"])).text).toBe(deltaThen)
  })

  it("goes on counting where it stopped, and still knows who holds which unique value", async () => {
    const file = tempFile()
    const before = await startWithList({ file })
    await before.add({ Title: "One", Key: "a" })
    await before.add({ Title: "Two", Key: "b" })
    await before.remove("2")
    await before.graph.close()

    const { app } = await startSample({ file })
    const post = (fields: object) => app(`${before.list}/items`, { method: "POST", body: { fields } })

    expect((await post({ Key: "A" })).status).toBe(400)
    expect((await post({ Key: "B" })).body.id).toBe("3")
  })

  it("keeps every acknowledged write when the process is killed", async () => {
    const file = tempFile()
    const made = await startWithList({ file })
    await made.graph.close()
    const { child, origin } = await spawnGraph(file)
    const app = speaker(origin, await appToken(writerApp))
    const acknowledged: string[] = []
    const write = async (worker: number) => {
      for (let n = 0; n < 1_000; n += 1) {
        const body = { fields: { Title: `${worker}-${n}`, Key: `${worker}-${n}` } }
        const reply = await app(`${made.list}/items`, { method: "POST", body }).catch(() => undefined)
        if (reply?.status !== 201) return
        acknowledged.push(`${worker}-${n}`)
        if (acknowledged.length === 300) child.kill("SIGKILL")
      }
    }

    await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write))
    const after = await startSample({ file })
    const { value } = (await after.app(`${made.list}/items?$top=5000&$expand=fields`)).body
    const kept = value.map(({ fields }) => fields.Key)

    expect(acknowledged.length).toBeGreaterThanOrEqual(300)
    expect(acknowledged.length).toBeLessThan(8_000)
    expect(kept).toEqual(expect.arrayContaining(acknowledged))
    expect(new Set(kept).size).toBe(kept.length)
  })

  it("refuses a second server on the same file", async () => {
    const file = tempFile()
    await startSample({ file })

    await expect(startGraph({ ...sampleOptions, file })).rejects.toThrow("locked")
  })

  it("takes thousands of concurrent writes in seconds", async () => {
    const { app, list, add } = await startWithList({ file: tempFile() })

    const started = performance.now()
    for (let batch = 0; batch < 40; batch += 1) {
      await Promise.all(Array.from({ length: 50 }, (_, n) => add({ Title: "Row", Key: `${batch}-${n}` })))
    }

    expect(performance.now() - started).toBeLessThan(10_000)
    expect((await app(`${list}/items?$top=5000`)).body.value).toHaveLength(2_000)
  })
})
