// Starts, asks and kills one instance of the app. Under a storm a start may fail: it is tried again, as a host would.
import { type ChildProcess, fork } from "node:child_process"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Asked, ChaosAppSettings, Told } from "./chaosApp.ts"
import { rest, type Until } from "./waiting.ts"

export type Instance = {
  start(today: string, until: Until): Promise<void>
  isAlive(): boolean
  /** Plans the day; answers how it went, or "died". */
  remind(): Promise<string>
  kill(): Promise<void>
  close(until: Until): Promise<void>
  /** Starts that failed so far, and the latest lines of its log. */
  failedStarts(): number
  log: string[]
}

const logKept = 400
const entry = fileURLToPath(new URL("./chaosApp.ts", import.meta.url))

export function createInstance(settings: Omit<ChaosAppSettings, "today">): Instance {
  let child: ChildProcess | null = null
  let died: Promise<"died"> = Promise.resolve("died")
  let failed = 0
  const log: string[] = []
  const waiting = new Map<Told["kind"], (told: Told) => void>()
  const told = <K extends Told["kind"]>(kind: K) =>
    new Promise<Extract<Told, { kind: K }>>(resolve => waiting.set(kind, resolve as (told: Told) => void))

  function note(line: string) {
    log.push(line)
    if (log.length > logKept) log.shift()
  }

  async function tryToStart(today: string): Promise<boolean> {
    const listening = told("listening")
    const own = fork(entry, [JSON.stringify({ ...settings, today })], {
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      // It is started again and again: what it is made of is compiled once.
      env: { ...process.env, NODE_COMPILE_CACHE: join(settings.dataFolder, "..", "compiled") },
    })
    child = own
    own.stderr?.on("data", data => note(String(data)))
    own.on("message", (message: Told) => {
      if (message.kind === "log") note(message.line)
      else waiting.get(message.kind)?.(message)
    })
    died = new Promise(resolve =>
      own.once("exit", () => {
        if (child === own) child = null
        resolve("died")
      }),
    )
    return (await Promise.race([listening, died])) !== "died"
  }

  async function end(signal: () => void) {
    if (child === null) return
    signal()
    await died
  }

  // The callback takes the error of a child that is dead already.
  const ask = (asked: Asked) => child?.send(asked, () => {})

  return {
    log,
    failedStarts: () => failed,
    isAlive: () => child !== null,
    async start(today, until) {
      while (!(await tryToStart(today))) {
        failed++
        until.check("the app to start")
        await rest(300)
      }
    },
    async remind() {
      if (child === null) return "died"
      const reminded = told("reminded")
      ask({ kind: "remind" })
      const answer = await Promise.race([reminded, died])
      return answer === "died" ? "died" : answer.state
    },
    kill: () => end(() => child?.kill("SIGKILL")),
    async close(until) {
      await Promise.race([end(() => ask({ kind: "close" })), until.passed("the app to close")])
    },
  }
}
