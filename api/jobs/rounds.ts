// Looks for work again and again: at once when nudged, else after a rest; never twice at the same time.

export type Rounds = {
  nudge(): void
  stop(): Promise<void>
  /** Real milliseconds of the last completed round. */
  lastRound(): number | null
}

type Parts = {
  /** Answers whether there may be more to do at once. */
  round(): Promise<boolean>
  restMilliseconds: number
  failed(error: unknown): void
  now(): number
}

export function createRounds({ round, restMilliseconds, failed, now }: Parts): Rounds {
  let running: Promise<void> | null = null
  let isNudged = false
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let last: number | null = null

  async function run() {
    try {
      if (await round()) isNudged = true
    } catch (error) {
      failed(error)
    }
    last = now()
  }

  function nudge() {
    if (isStopped) return
    isNudged = true
    if (running !== null) return
    clearTimeout(timer)
    isNudged = false
    running = run().finally(() => {
      running = null
      if (isStopped) return
      if (isNudged) nudge()
      else timer = setTimeout(nudge, restMilliseconds)
    })
  }

  return {
    nudge,
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
    lastRound: () => last,
  }
}
