// Production: the app in the council's tenant, set up by the environment.
import { HTTPMessageHandler } from "@microsoft/microsoft-graph-client"
import { realClock } from "./clock.ts"
import { readConfig } from "./config.ts"
import { logLine } from "./logLine.ts"
import { start } from "./main.ts"

try {
  const config = readConfig(process.env)
  const app = await start(config, {
    transport: new HTTPMessageHandler(),
    clock: realClock,
    isLocal: false,
    log: logLine,
  })
  logLine("listening", app.origin)
  const stop = () => void app.close().then(() => process.exit(0))
  process.once("SIGTERM", stop)
  process.once("SIGINT", stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  // What was begun before the fault would go on: half an app sends cards that nobody can answer.
  process.exit(1)
}
