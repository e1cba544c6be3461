import { workContract } from "../contracts/workContract.ts"
import { memoryWork } from "./memoryWork.ts"

workContract("in memory", async () => ({ work: memoryWork(), close: async () => {} }))
