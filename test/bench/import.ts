// `npm run bench -- import`: files opened, plans of ten thousand rows read out of them, and plans written as files.
import { benchOpenFiles } from "./openFiles.ts"
import { benchReadPlan } from "./readPlan.ts"
import { benchWritePlans } from "./writePlans.ts"

await benchReadPlan(await benchOpenFiles())
await benchWritePlans()
process.exit(0)
