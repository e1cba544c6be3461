// A plan's code: what people call it by, and what its list holds once only.
import type { Plan } from "../plan/plan.ts"

const plain = (code: string) => code.trim().toLowerCase()

/** SharePoint takes "ssap" and "SSAP" for one. */
export function planOfCode(code: string, plans: ReadonlyMap<string, Plan>): Plan | null {
  for (const plan of plans.values()) if (plain(plan.code) === plain(code)) return plan
  return null
}
