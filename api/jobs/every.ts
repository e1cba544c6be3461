// Runs a job again and again, never twice at once.

export type Repeated = { stop(): Promise<void> }

/** Waits `milliseconds` after each run; a failing run is logged and does not end the series. */
export function every(milliseconds: number, run: () => Promise<void>, failed: (error: unknown) => void): Repeated {
  let running: Promise<void> | null = null
  const timer = setInterval(() => {
    running ??= run()
      .catch(failed)
      .finally(() => {
        running = null
      })
  }, milliseconds)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
