// The app in a process of its own, as in a deployment: what it costs is not the stand-ins' cost.
import { startLocalApp } from "#infra/local/localApp.ts"
import type { Addresses } from "#infra/local/world.ts"

export type BenchAppSettings = {
  addresses: Addresses
  dataFolder: string
  port: number
  today: string
  isUnlimited: boolean
  graphUnitsPerMinute: number
}

const { addresses, ...settings }: BenchAppSettings = JSON.parse(process.argv[2] ?? "{}")
process.on("disconnect", () => process.exit())
const app = await startLocalApp(addresses, {
  ...settings,
  log: (event, detail) => {
    if (process.env.BENCH_LOG) console.log(event, String(detail).slice(0, 300))
  },
})
process.send?.("listening")
process.on("message", asked => {
  if (asked === "remind") void app.sendReminders().then(({ state }) => process.send?.(state))
  if (asked === "close") void app.close().then(() => process.exit(0))
})
