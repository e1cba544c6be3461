import type { LedgerEntry } from "#domain/wire/reminders.ts"
import type { Ink } from "../marks/Mark.tsx"
import type { ShapeName } from "../marks/Shape.tsx"

/** What became of a card: its shape and its ink. */
export const ledgerMarks: Record<LedgerEntry["state"], [ShapeName, Ink]> = {
  pending: ["ring", "quiet"],
  sending: ["half disc", "quiet"],
  sent: ["tick", "green"],
  failed: ["diamond", "red"],
  unknown: ["triangle", "amber"],
  skipped: ["bars", "quiet"],
}
