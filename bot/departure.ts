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
      return afterRunning(
        sendMilliseconds,
        () => now() >= by,
        () => giveUp.abort(),
      )
    },
    hasLeft: () => hasLeft,
  }
}

const longestStep = 250

/**
 * Calls once the process has run for so long, or sooner where it `isLate`; answers what is to be called to stop that. While
 * the process, or the machine under it, stands still, no answer can be heard: such time counts for little, and what has
 * arrived meanwhile is read first.
 */
function afterRunning(milliseconds: number, isLate: () => boolean, then: () => void): () => void {
  const step = Math.min(longestStep, milliseconds / 4)
  let left = milliseconds
  let last = performance.now()
  let end: NodeJS.Immediate | undefined
  const timer = setInterval(() => {
    const passed = performance.now() - last
    last += passed
    left -= Math.min(passed, 2 * step)
    if (left > 0 && !isLate()) return
    clearInterval(timer)
    end = setImmediate(then)
  }, step)
  return () => {
    clearInterval(timer)
    clearImmediate(end)
  }
}
