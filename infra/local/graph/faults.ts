// Faults that were asked for, and the requests they wait for.
import { z } from "zod"

const kinds = [
  "429",
  "503",
  "504",
  "504-after-write",
  "409",
  "412",
  "reset",
  "reset-after-write",
  "slow",
  "down",
  "empty-page",
  "delta-410",
  "delta-broken",
  "delta-error-element",
  "delta-root-folder",
] as const

const isPattern = (source: string) => {
  try {
    return Boolean(new RegExp(source))
  } catch {
    return false
  }
}

export const MatchShape = z
  .strictObject({
    method: z.string().toUpperCase().optional(),
    /** Source of a regular expression, tried on the decoded path: `/items/7$`. */
    path: z.string().refine(isPattern, "is not a regular expression").optional(),
    /** Display name of the list, for those who do not know its id. */
    list: z.string().optional(),
  })
  .default({})

const FaultShape = z.strictObject({
  kind: z.enum(kinds),
  match: MatchShape,
  times: z.number().min(1).default(1),
  /** Seconds, for 429, 503 and down; absent: no such header. */
  retryAfter: z.number().min(0).optional(),
  delayMs: z.number().min(0).default(1_000),
})

export type Fault = z.infer<typeof FaultShape>
export type FaultInput = z.input<typeof FaultShape>

export type Asked = {
  readonly method: string
  readonly path: string
  readonly list?: string | undefined
  /** It carries If-Match. */
  readonly isConditional?: boolean
}

export const fits = ({ match }: Pick<Fault, "match">, { method, path, list }: Asked) => {
  if (match.method !== undefined && match.method !== method) return false
  if (match.list !== undefined && match.list.toLowerCase() !== list?.toLowerCase()) return false
  return match.path === undefined || new RegExp(match.path).test(path)
}

const concerns = ({ kind }: Fault, { path }: Asked) => !kind.startsWith("delta-") || /\/delta(\(.*\))?$/.test(path)

/** Faults waiting for their request, oldest first; each strikes `times` requests, `down` every one until cleared. */
export const makeFaults = () => {
  let waiting: { readonly fault: Fault; left: number }[] = []
  return {
    inject(input: FaultInput | readonly FaultInput[]) {
      const faults = z.array(FaultShape).parse(Array.isArray(input) ? input : [input])
      for (const fault of faults) {
        waiting.push({ fault, left: fault.kind === "down" ? Number.POSITIVE_INFINITY : fault.times })
      }
    },
    clear() {
      waiting = []
    },
    /** The fault that strikes this request, if any; it counts as used. */
    take(asked: Asked): Fault | undefined {
      const hit = waiting.find(({ fault }) => concerns(fault, asked) && fits(fault, asked))
      if (!hit) return undefined
      hit.left -= 1
      waiting = waiting.filter(({ left }) => left > 0)
      return hit.fault
    },
  }
}

export type Faults = ReturnType<typeof makeFaults>
