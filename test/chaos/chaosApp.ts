// One instance of the app in a process of its own, to be killed.
import { flushCompileCache } from "node:module"
import { clockOn } from "#api/clock.ts"
import type { WorkStore } from "#api/config.ts"
import { start } from "#api/main.ts"
import { localConfig } from "#infra/local/localConfig.ts"
import { retarget } from "#infra/local/retarget.ts"
import type { Addresses } from "#infra/local/world.ts"
import { clockAt, leaseMilliseconds } from "./holder.ts"

export type ChaosAppSettings = {
  addresses: Addresses
  dataFolder: string
  port: number
  today: string
  workStore: WorkStore
  /** Which of the instances it is. */
  place: number
  graphUnitsPerMinute?: number
}

/** What the child tells its parent. */
export type Told = { kind: "listening" } | { kind: "reminded"; state: string } | { kind: "log"; line: string }
/** What the parent asks of its child. */
export type Asked = { kind: "remind" } | { kind: "close" }

const { addresses, today, place, ...own }: ChaosAppSettings = JSON.parse(process.argv[2] ?? "{}")
const tell = (told: Told) => process.send?.(told)
const say = (error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error))

// It outlives nobody.
process.on("disconnect", () => process.exit())

const app = await start(localConfig(addresses, { ...own, language: "en-GB", wordsFolder: null }), {
  transport: retarget(addresses.graph),
  clock: clockAt(clockOn(today), place),
  isLocal: true,
  // A table keeps what a dead instance had leased: in a run of chaos it is waited for again and again.
  limits: { lease: leaseMilliseconds, send: 6000 },
  log: (event, detail) => tell({ kind: "log", line: `${event}: ${say(detail)}` }),
})
flushCompileCache()
tell({ kind: "listening" })

process.on("message", (asked: Asked) => {
  if (asked.kind === "close") void app.close().then(() => process.exit(0))
  if (asked.kind !== "remind") return
  app.sendReminders().then(
    ({ state }) => tell({ kind: "reminded", state }),
    error => tell({ kind: "reminded", state: `failed: ${say(error)}` }),
  )
})
