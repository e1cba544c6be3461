export type Fault = {
  /** Answer this status (429, 412, 502, 503, 504, or any other). */
  status?: number
  retryAfterSeconds?: number
  /** What is answered with it, where its form matters: Teams has more than one. */
  body?: unknown
  /** Drop the connection instead of answering. */
  reset?: boolean
  /** Do as asked first, and only then fail: the message arrives and the bot is told that it did not. */
  afterSuccess?: boolean
  delayMs?: number
  /** Only requests with this method; with this text in their path. */
  method?: string
  path?: string
  /** How many requests it strikes; one unless said. */
  times?: number
}
export type Faults = ReturnType<typeof faults>

/** Faults waiting to strike, oldest first. */
export function faults() {
  let waiting: { fault: Fault; left: number }[] = []
  return {
    inject: (fault: Fault) => {
      waiting.push({ fault, left: fault.times ?? 1 })
    },
    clear: () => {
      waiting = []
    },
    list: (): Fault[] => waiting.map(({ fault, left }) => ({ ...fault, times: left })),
    take(method: string, path: string): Fault | undefined {
      const struck = waiting.find(({ fault }) => matches(fault, method, path))
      if (!struck) return undefined
      struck.left -= 1
      waiting = waiting.filter(({ left }) => left > 0)
      return struck.fault
    },
  }
}

function matches(fault: Fault, method: string, path: string): boolean {
  return (!fault.method || fault.method === method) && (!fault.path || path.includes(fault.path))
}
