// Azure Tables' stand-in by Microsoft, as a process of its own; what it holds is gone when it ends.
import { type ChildProcess, spawn } from "node:child_process"
import { randomBytes } from "node:crypto"
import { once } from "node:events"
import { mkdtemp, rm } from "node:fs/promises"
import { createServer } from "node:net"
import { tmpdir } from "node:os"
import { join, resolve } from "node:path"

export type Azurite = { connectionString: string; close(): Promise<void> }

const entry = resolve("node_modules/azurite/dist/src/table/main.js")
const flags = ["--silent", "--disableTelemetry", "--skipApiVersionCheck", "--inMemoryPersistence"]
/** It outlives nobody: when whoever started it is gone, so is the channel between them, and its folder goes with it. */
const endWithParent = `data:text/javascript,${encodeURIComponent(`
  import { rmSync } from "node:fs"
  process.on("disconnect", () => {
    rmSync(process.env.AZURITE_FOLDER, { recursive: true, force: true })
    process.exit()
  })`)}`
const beginnings = 3

export async function startAzurite(): Promise<Azurite> {
  for (let beginning = 1; ; beginning++) {
    const started = await tryToStart()
    if (started) return started
    if (beginning === beginnings) throw new Error("Azurite ended each time before it answered")
  }
}

async function tryToStart(): Promise<Azurite | null> {
  const account = "goldenthread"
  const key = randomBytes(64).toString("base64")
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-azurite-"))
  const port = await freePort()
  const child = spawn(
    process.execPath,
    ["--import", endWithParent, entry, ...flags, "--tableHost", "127.0.0.1", "--tablePort", String(port)],
    {
      cwd: folder,
      env: { ...process.env, AZURITE_ACCOUNTS: `${account}:${key}`, AZURITE_FOLDER: folder },
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    },
  )
  const close = async () => {
    await ended(child)
    await rm(folder, { recursive: true })
  }
  const endpoint = `http://127.0.0.1:${port}/${account}`
  if (await answers(child, endpoint)) {
    const text = `DefaultEndpointsProtocol=http;AccountName=${account};AccountKey=${key};TableEndpoint=${endpoint};`
    return { connectionString: text, close }
  }
  await close()
  return null
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1")
  await once(server, "listening")
  const address = server.address()
  server.close()
  await once(server, "close")
  if (address === null || typeof address === "string") throw new Error("no port was given")
  return address.port
}

/** False when it ended instead, its port taken by another meanwhile. */
async function answers(child: ChildProcess, endpoint: string): Promise<boolean> {
  while (child.exitCode === null && child.signalCode === null) {
    // Any answer will do, also that nobody may ask without a signature.
    if (
      (await fetch(endpoint).then(
        response => response.text(),
        () => null,
      )) !== null
    )
      return child.exitCode === null
    await new Promise(wake => setTimeout(wake, 50))
  }
  return false
}

async function ended(child: ChildProcess) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, "exit")
  child.kill("SIGKILL")
  await exit
}
