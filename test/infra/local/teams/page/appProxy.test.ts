import http from "node:http"
import type { AddressInfo } from "node:net"
import { afterEach, expect, test } from "vitest"
import { startSmallWorld } from "../smallWorld.ts"

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const statuses: Record<string, number> = { "/missing": 404, "/api/plans": 503 }

async function startApp(heard: string[] = []): Promise<string> {
  const app = http.createServer(async (request, response) => {
    heard.push(`${request.method} ${request.url}`)
    let body = ""
    for await (const chunk of request) body += chunk
    response.writeHead(statuses[request.url ?? ""] ?? 200, { "x-app": "yes" })
    response.end(`${request.method} ${request.url} ${request.headers.authorization ?? "-"} ${body}`)
  })
  await new Promise<void>(resolve => app.listen(0, "127.0.0.1", resolve))
  closing.push(() => {
    app.closeAllConnections()
    app.close()
  })
  return `http://127.0.0.1:${(app.address() as AddressInfo).port}`
}

test("what is not ours goes to the app as it came, and its answer comes back as it is", async () => {
  const { teams, close } = await startSmallWorld({ appOrigin: await startApp() })
  closing.push(close)

  const answer = await fetch(`${teams.origin}/api/plans?x=1`, {
    method: "PATCH",
    headers: { authorization: "Bearer token", "content-type": "application/json" },
    body: '{"a":1}',
  })
  const missing = await fetch(`${teams.origin}/missing`)

  expect(await answer.text()).toBe('PATCH /api/plans?x=1 Bearer token {"a":1}')
  expect(answer.headers.get("x-app")).toBe("yes")
  expect(missing.status).toBe(404)
})

test("an app that answers 503 is asked once, and its words come back", async () => {
  const heard: string[] = []
  const { teams, close } = await startSmallWorld({ appOrigin: await startApp(heard) })
  closing.push(close)

  const answer = await fetch(`${teams.origin}/api/plans`)

  expect(answer.status).toBe(503)
  expect(await answer.text()).toBe("GET /api/plans - ")
  expect(heard).toEqual(["GET /api/plans"])
})

test("while the app is down its place answers 502 with a plain sentence", async () => {
  const { teams, close } = await startSmallWorld({ appOrigin: "http://127.0.0.1:9" })
  closing.push(close)

  const answer = await fetch(`${teams.origin}/tab/index.html`)

  expect(answer.status).toBe(502)
  expect(await answer.text()).toBe("The app is not running. Start it, then try again.")
})
