// The app in a process of its own, to be killed: told what to do by its parent, and where to die by itself.
import { flushCompileCache } from "node:module"
import { startLocalApp } from "#infra/local/localApp.ts"
import type { Addresses } from "#infra/local/world.ts"

export type CrashAppSettings = {
  addresses: Addresses
  dataFolder: string
  port: number
  today: string
  dieAt: DieAt | null
}

/** The nth time the app comes to this step, counted from when it was told. */
export type DieAt = { step: string; nth: number }

/** What the child tells its parent. */
export type Told = { kind: "listening" } | { kind: "reminded" } | { kind: "doomed" } | { kind: "step"; step: string }

/** What the parent asks of its child. */
export type Asked = { kind: "remind" } | { kind: "close" } | { kind: "die"; at: DieAt }

const settings: CrashAppSettings = JSON.parse(process.argv[2] ?? "{}")
const tell = (told: Told) => process.send?.(told)
let dieAt = settings.dieAt
let timesSeen = 0

async function watch(step: string): Promise<void> {
  tell({ kind: "step", step })
  if (dieAt?.step !== step) return
  timesSeen++
  if (dieAt.nth !== timesSeen) return
  process.kill(process.pid, "SIGKILL")
  await new Promise(() => {})
}

const app = await startLocalApp(settings.addresses, { ...settings, log: () => {}, watch })
flushCompileCache()
tell({ kind: "listening" })
process.on("message", (asked: Asked) => {
  if (asked.kind === "remind") void app.sendReminders().then(() => tell({ kind: "reminded" }))
  if (asked.kind === "close") void app.close().then(() => process.exit(0))
  if (asked.kind !== "die") return
  dieAt = asked.at
  timesSeen = 0
  tell({ kind: "doomed" })
})
