// Writes a plan as a file. In a thread of its own, one after another: a Word table of thousands of rows takes seconds in
// the library that makes it, while the bot on this process answers at once.
import { AppError } from "#domain/errors.ts"
import type { LoadedWords } from "../words.ts"
import { limits } from "./guardLimits.ts"
import { isOutOfMemory, keptThread } from "./keptThread.ts"
import type { Wanted, Written } from "./writeHere.ts"
import type { Told } from "./writeThread.ts"

const thread = keptThread<Told, Written>(new URL("writeThread.ts", import.meta.url), {
  maxOldGenerationSizeMb: limits.threadMegabytes,
  maxYoungGenerationSizeMb: 128,
})

export async function writePlan(wanted: Wanted, { language, messages }: LoadedWords): Promise<Written> {
  const begin: Told = { wanted, language, messages }
  try {
    return await thread.talk({ begin, hear: result => ({ result }), milliseconds: limits.threadMilliseconds })
  } catch (cause) {
    throw isOutOfMemory(cause) ? new AppError("invalid", "a plan too large to be written", { cause }) : cause
  }
}
