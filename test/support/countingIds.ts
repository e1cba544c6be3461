import { createHash } from "node:crypto"
import type { Ids } from "#domain/work/ports.ts"

/** Keys that count: id-0001, id-0002, … */
export function countingIds(): Ids {
  let last = 0
  return {
    next: () => `id-${String(++last).padStart(4, "0")}`,
    digest: text => createHash("sha256").update(text).digest("hex").slice(0, 8),
  }
}
