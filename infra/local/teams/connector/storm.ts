// Faults that strike the bot's requests by chance, for runs in which nobody knows beforehand what will fail.
import { z } from "zod"
import { makeDraw } from "./draw.ts"
import type { Fault } from "./faults.ts"

const kinds = [
  ...(["412", "429", "429-retry-after", "502", "503", "504", "502-after-success", "504-after-success"] as const),
  ...(["reset", "reset-after-success", "slow"] as const),
] as const

const StormShape = z.strictObject({
  seed: z.number().int(),
  /** The share of requests that is struck, 0 to 1. */
  rate: z.number().min(0).max(1),
  kinds: z.array(z.enum(kinds)).min(1),
  /** Only requests with this method; with this text in their path. */
  method: z.string().toUpperCase().optional(),
  path: z.string().optional(),
  /** For 429-retry-after. */
  retryAfterSeconds: z.number().min(0).default(1),
  /** For slow: done at once, answered so much later. */
  delayMs: z.number().min(0).default(1_000),
})

export type StormKind = (typeof kinds)[number]
export type StormInput = z.input<typeof StormShape>
type Storm = z.infer<typeof StormShape>
export type Storms = ReturnType<typeof storms>

const faultOf: Record<StormKind, (storm: Storm) => Fault> = {
  "412": () => ({ status: 412 }),
  "429": () => ({ status: 429 }),
  "429-retry-after": ({ retryAfterSeconds }) => ({ status: 429, retryAfterSeconds }),
  "502": () => ({ status: 502 }),
  "503": () => ({ status: 503 }),
  "504": () => ({ status: 504 }),
  "502-after-success": () => ({ status: 502, afterSuccess: true }),
  "504-after-success": () => ({ status: 504, afterSuccess: true }),
  reset: () => ({ reset: true }),
  "reset-after-success": () => ({ reset: true, afterSuccess: true }),
  slow: ({ delayMs }) => ({ delayMs, afterSuccess: true }),
}

/** A read changes nothing: it has no success to hide and no precondition to fail. */
function makesSense(kind: StormKind, method: string): boolean {
  return method !== "GET" || !(kind === "412" || kind.endsWith("-after-success"))
}

/** One storm at a time; another takes its place. */
export function storms() {
  let blowing: { storm: Storm; draw: () => number } | undefined
  return {
    storm(input: StormInput) {
      const storm = StormShape.parse(input)
      blowing = { storm, draw: makeDraw(storm.seed) }
    },
    calm() {
      blowing = undefined
    },
    /** Two numbers are drawn for each request, so that one request's kind changes no other's fate. */
    take(method: string, path: string): { kind: StormKind; fault: Fault } | undefined {
      if (!blowing) return undefined
      const { storm, draw } = blowing
      if ((storm.method && storm.method !== method) || (storm.path && !path.includes(storm.path))) return undefined
      const [luck, choice] = [draw(), draw()]
      const able = storm.kinds.filter(kind => makesSense(kind, method))
      const kind = able[Math.floor(choice * able.length)]
      return luck < storm.rate && kind !== undefined ? { kind, fault: faultOf[kind](storm) } : undefined
    },
  }
}
