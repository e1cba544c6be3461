// One alarm, and none while nobody waits for it.

/** Resolves after a while, or rejects when the signal says that nobody needs it any more. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>

export type Alarm = {
  /** Rings then or sooner. */
  set(due: number, at: number): void
  clear(): void
}

/** A moment far away is looked at again on the way: timers know no number above 24 days. */
const longest = 60_000

export function createAlarm(wait: Wait, ring: () => void): Alarm {
  let current: { due: number; stop: AbortController } | null = null

  function clear() {
    current?.stop.abort()
    current = null
  }

  return {
    clear,
    set(due, at) {
      if (current && current.due <= due) return
      clear()
      const milliseconds = Math.min(longest, Math.max(1, Math.ceil(due - at)))
      const mine = { due: at + milliseconds, stop: new AbortController() }
      current = mine
      wait(milliseconds, mine.stop.signal).then(
        () => {
          if (current !== mine) return
          current = null
          ring()
        },
        error => {
          if (!mine.stop.signal.aborted) throw error
        },
      )
    },
  }
}
