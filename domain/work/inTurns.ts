// Runs over many, a few at a time.

/** In their order, at most `atOnce` under way together; ends with the first failure, when those under way have ended. */
export async function inTurns<T>(all: readonly T[], atOnce: number, run: (one: T) => Promise<void>): Promise<void> {
  const left = [...all].toReversed()
  const next = async () => {
    for (let one = left.pop(); one !== undefined; one = left.pop()) await run(one)
  }
  const ended = await Promise.allSettled(Array.from({ length: Math.min(atOnce, all.length) }, next))
  const failed = ended.find(one => one.status === "rejected")
  if (failed) throw failed.reason
}
