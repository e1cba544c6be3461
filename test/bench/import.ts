// `npm run bench -- import`: files opened, and plans of ten thousand rows read out of them.
import { benchOpenFiles } from "./openFiles.ts"
import { benchReadPlan } from "./readPlan.ts"

await benchReadPlan(await benchOpenFiles())
process.exit(0)
