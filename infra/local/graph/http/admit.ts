// The gate before everything else: has the application anything left to spend in this minute?
import type { IncomingMessage } from "node:http"
import { decodeJwt } from "jose"
import { type Budget, makeBudget, type Verdict } from "../budget.ts"
import { throttled } from "./graphError.ts"

type Told = Readonly<Record<string, string>>

/** Whose budget it is. The token is judged later, as at the service, where a flood is stopped at the door. */
const claimedApp = ({ headers }: IncomingMessage): string | undefined => {
  try {
    const { appid, azp } = decodeJwt((headers.authorization ?? "").replace(/^Bearer /i, ""))
    const app = appid ?? azp
    return typeof app === "string" ? app : undefined
  } catch {
    return undefined
  }
}

const headersOf = ({ told }: Verdict): Told =>
  told === undefined
    ? {}
    : {
        "ratelimit-limit": String(told.limit),
        "ratelimit-remaining": String(told.remaining),
        "ratelimit-reset": String(told.reset),
      }

type Settings = { readonly perMinute: number; readonly isEnforced: boolean; readonly tells: boolean }

/** Counting for refusal begins afresh whenever it is switched on. */
export const makeGate = ({ perMinute, isEnforced, tells }: Settings) => {
  let budgets = isEnforced ? new Map<string, Budget>() : undefined
  return {
    enforce(on: boolean) {
      budgets = on ? new Map() : undefined
    },
    /** Throws 429 when the request's application is over its budget; otherwise says what its answer tells of it. */
    admit(units: number, request: IncomingMessage, now: number): Told {
      const app = budgets && units > 0 ? claimedApp(request) : undefined
      if (!budgets || app === undefined) return {}
      const budget = budgets.get(app) ?? makeBudget(perMinute)
      budgets.set(app, budget)
      const verdict = budget.spend(units, now)
      const told = tells ? headersOf(verdict) : {}
      if (verdict.isRefused) throw throttled(verdict.retryAfter, told)
      return told
    },
  }
}

export type Gate = ReturnType<typeof makeGate>
