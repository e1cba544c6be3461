// A thread that is started for the first who wants it and kept for those that follow soon after; they take turns.
import { type ResourceLimits, Worker } from "node:worker_threads"

/** Starting a thread and loading its libraries takes longer than most of what is asked of it. */
const keptMilliseconds = 30_000

export type Talk<Told, Said, Result> = {
  begin: Told
  /** Once it answers something, the talk is over. */
  hear(said: Said, tell: (told: Told) => void): { result: Result } | null
  /** For what nevertheless takes for ever. */
  milliseconds: number
}

/** It took too long, or went away by itself. */
export class ThreadEnded extends Error {}

/** The thread's memory is bounded; what does not fit ends the thread and nothing else. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"

type Thread<Said> = {
  worker: Worker
  waiting: { hear(said: Said): void; failed(error: unknown): void } | null
  idle: NodeJS.Timeout | undefined
}

export function keptThread<Told, Said>(file: URL, resourceLimits: ResourceLimits) {
  let thread: Thread<Said> | null = null
  let line: Promise<unknown> = Promise.resolve()

  function start(): Thread<Said> {
    const worker = new Worker(file, { resourceLimits })
    const own: Thread<Said> = { worker, waiting: null, idle: undefined }
    worker.on("message", (said: Said) => own.waiting?.hear(said))
    worker.on("error", error => end(own, error))
    worker.on("exit", () => end(own, new ThreadEnded()))
    return own
  }

  /** Whoever still waits is told so; the next gets a new thread. */
  function end(own: Thread<Said>, why: unknown): void {
    if (thread === own) thread = null
    own.waiting?.failed(why)
    void own.worker.terminate().catch(() => {})
  }

  async function talk<Result>({ begin, hear, milliseconds }: Talk<Told, Said, Result>): Promise<Result> {
    thread ??= start()
    const own = thread
    clearTimeout(own.idle)
    own.worker.ref()
    const { promise, resolve, reject } = Promise.withResolvers<Result>()
    const tell = (told: Told) => own.worker.postMessage(told)
    const heard = (said: Said) => {
      const over = hear(said, tell)
      if (over) resolve(over.result)
    }
    own.waiting = { hear: heard, failed: reject }
    const tooLong = setTimeout(() => end(own, new ThreadEnded()), milliseconds)
    tell(begin)
    try {
      return await promise
    } finally {
      clearTimeout(tooLong)
      own.waiting = null
      own.worker.unref()
      own.idle = setTimeout(() => end(own, new ThreadEnded()), keptMilliseconds).unref()
    }
  }

  return {
    talk<Result>(wanted: Talk<Told, Said, Result>): Promise<Result> {
      const turn = line.then(() => talk(wanted))
      line = turn.catch(() => {})
      return turn
    },
  }
}
