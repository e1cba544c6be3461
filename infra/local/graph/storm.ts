// Faults that strike by chance, for runs in which nobody knows beforehand what will fail.
import { z } from "zod"
import { makeDraw } from "./draw.ts"
import { type Asked, type Fault, fits, MatchShape } from "./faults.ts"

const kinds = ["429", "503", "504", "504-after-write", "409", "412", "reset", "reset-after-write", "slow"] as const

const StormShape = z.strictObject({
  seed: z.number().int(),
  /** The share of requests that is struck, 0 to 1. */
  rate: z.number().min(0).max(1),
  kinds: z.array(z.enum(kinds)).min(1),
  match: MatchShape,
  /** Seconds, for 429 and 503; absent: no such header. */
  retryAfter: z.number().min(0).optional(),
  delayMs: z.number().min(0).default(1_000),
})

export type StormKind = (typeof kinds)[number]
export type StormInput = z.input<typeof StormShape>
type Storm = z.infer<typeof StormShape>

/** What the service could answer to such a request: no conflict where nothing is changed, nothing done by a read. */
const makesSense = (kind: StormKind, { method, list, isConditional = false }: Asked) => {
  const changes = list !== undefined && (method === "PATCH" || method === "DELETE")
  if (kind === "409") return changes
  if (kind === "412") return changes && isConditional
  return method !== "GET" || !kind.endsWith("-after-write")
}

const strike = (kind: StormKind, { delayMs, retryAfter }: Storm): Fault => ({
  kind,
  match: {},
  times: 1,
  delayMs,
  ...(retryAfter !== undefined && { retryAfter }),
})

/** One storm at a time; another takes its place. */
export const makeStorms = () => {
  let blowing: { readonly storm: Storm; readonly draw: () => number } | undefined
  return {
    raise(input: StormInput) {
      const storm = StormShape.parse(input)
      blowing = { storm, draw: makeDraw(storm.seed) }
    },
    calm() {
      blowing = undefined
    },
    /** The fault that chance has for this request. Two numbers are drawn for each, so that one request's kind changes no other's fate. */
    take(asked: Asked): Fault | undefined {
      if (!blowing || !fits(blowing.storm, asked)) return undefined
      const { storm, draw } = blowing
      const [luck, choice] = [draw(), draw()]
      const able = storm.kinds.filter(kind => makesSense(kind, asked))
      const kind = able[Math.floor(choice * able.length)]
      return luck < storm.rate && kind !== undefined ? strike(kind, storm) : undefined
    },
  }
}

export type Storms = ReturnType<typeof makeStorms>
