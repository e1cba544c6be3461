// What an owner may ask for instead of an update: be reminded later, pass it on, a later date, to be away.
import { clausesOf, has, type Span } from "./readSpans.ts"
import { type WishKind, WishKinds } from "./readVocabulary.ts"

/** The first wish and where its clause begins. It must open its clause: "extension to the building" is none of one. */
export function findWish(spans: readonly Span[]): { kind: WishKind; from: number } | null {
  for (const { spans: clause } of clausesOf(spans)) {
    const first = clause.find(span => wishOf(span) !== null || !has(span, "lead-in", "and", "greeting", "planned"))
    const kind = first ? wishOf(first) : null
    const isProgress = clause.some(span => span !== first && has(span, "status.complete", "status.under way"))
    if (kind !== null && clause[0] && !isProgress) return { kind, from: clause[0].from }
  }
  return null
}

const wishOf = (span: Span): WishKind | null => WishKinds.find(kind => has(span, `wish.${kind}`)) ?? null
