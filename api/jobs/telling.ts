// Tells of ends, a few at a time, beside whatever brought them about: a slow Teams holds up no work on the lists.

/** Each may hang for as long as one post to Teams may take. */
const toldAtOnce = 8

/** That somebody could not be told holds nothing up; `failed` hears of it. */
export function createTelling(failed: (error: unknown) => void) {
  const waiting: (() => Promise<void>)[] = []
  const running = new Set<Promise<void>>()

  async function tellOnAndOn() {
    for (let tell = waiting.shift(); tell !== undefined; tell = waiting.shift()) await tell().catch(failed)
  }

  return {
    soon(tell: () => Promise<void>) {
      waiting.push(tell)
      if (running.size >= toldAtOnce) return
      const mine: Promise<void> = tellOnAndOn().finally(() => running.delete(mine))
      running.add(mine)
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
