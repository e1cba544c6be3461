// `npm run bench -- reminders`: planning, sending, and replies under SharePoint's limits.

import { startCouncil } from "./council.ts"
import { benchLanes } from "./lanesInTurn.ts"
import { benchPlanning } from "./planning.ts"
import { benchReplying } from "./replying.ts"
import { benchSending } from "./sending.ts"

/** Fewer for a quick look: `npm run bench -- reminders 400`. */
const owners = Number(process.argv[2] ?? 3000)
const rounds = 2

await benchPlanning()
const council = await startCouncil(owners, rounds)
try {
  await benchSending(council)
  await benchReplying(council)
  await benchLanes(council)
} finally {
  await council.close()
}
process.exit(0)
