import { sampleKey } from "./sampleKey.ts"

export const cmtKey = sampleKey("FORUM", "CMT")
