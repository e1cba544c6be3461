// The last moment before a request goes out to Teams: from then on its time runs, and only from then on it may arrive.
import { AppError } from "#domain/errors.ts"

type Parts = {
  /** Longest that one request may take. */
  sendMilliseconds: number
  /** Real milliseconds. */
  now(): number
}

export type Departure = {
  abortSignal: AbortSignal
  /** Its time begins to run; throws where too little is left of it. Answers what is to be called when it has ended. */
  leave(): () => void
  /** Before that nothing was sent, whatever went wrong. */
  hasLeft(): boolean
}

/** A request may take so long from the moment it goes out; how long it waits for that is no time of its own. */
export function createDeparture({ sendMilliseconds, now }: Parts, by: number): Departure {
  const giveUp = new AbortController()
  let hasLeft = false
  return {
    abortSignal: giveUp.signal,
    leave() {
      if (now() + sendMilliseconds > by) throw new AppError("busy", "too late to be sent whole")
      hasLeft = true
      let last: NodeJS.Immediate | undefined
      // After a standstill of the process timers come first: what has arrived meanwhile is read before it is given up.
      const timer = setTimeout(() => {
        last = setImmediate(() => giveUp.abort())
      }, sendMilliseconds)
      return () => {
        clearTimeout(timer)
        clearImmediate(last)
      }
    },
    hasLeft: () => hasLeft,
  }
}
