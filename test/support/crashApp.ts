// The app in a process of its own, to be killed: told what to do by its parent, and where to die by itself.
import { startLocalApp } from "#infra/local/localApp.ts"
import type { Addresses } from "#infra/local/world.ts"

export type CrashAppSettings = {
  addresses: Addresses
  dataFolder: string
  port: number
  today: string
  /** Dies at the nth time it comes to this step. */
  dieAt: { step: string; nth: number } | null
}

/** What the child tells its parent. */
export type Told = { kind: "listening" } | { kind: "reminded" } | { kind: "step"; step: string }

const settings: CrashAppSettings = JSON.parse(process.argv[2] ?? "{}")
const tell = (told: Told) => process.send?.(told)
const seen = new Map<string, number>()

async function watch(step: string): Promise<void> {
  const nth = (seen.get(step) ?? 0) + 1
  seen.set(step, nth)
  tell({ kind: "step", step })
  if (settings.dieAt?.step !== step || settings.dieAt.nth !== nth) return
  process.kill(process.pid, "SIGKILL")
  await new Promise(() => {})
}

const app = await startLocalApp(settings.addresses, { ...settings, log: () => {}, watch })
tell({ kind: "listening" })
process.on("message", (asked: string) => {
  if (asked === "remind") void app.sendReminders().then(() => tell({ kind: "reminded" }))
  if (asked === "close") void app.close().then(() => process.exit(0))
})
