// Tells of ends, a few at a time, beside whatever brought them about: a slow Teams holds up no work on the lists.

/** Each may hang for as long as one post to Teams may take. */
const toldAtOnce = 8

export function createTelling<Row>(tell: (row: Row) => Promise<void>) {
  const waiting: Row[] = []
  const running = new Set<Promise<void>>()

  /** `tell` never fails: whoever gives it sees to that. */
  async function tellOnAndOn() {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) await tell(row)
  }

  return {
    soon(row: Row) {
      waiting.push(row)
      if (running.size >= toldAtOnce) return
      const mine: Promise<void> = tellOnAndOn().finally(() => running.delete(mine))
      running.add(mine)
    },
    async settled() {
      while (running.size > 0) await Promise.all(running)
    },
  }
}
