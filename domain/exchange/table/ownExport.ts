// The headings of a plan that was given away as an Excel or CSV file by this app: what each of its columns is, for sure. The
// dates worked out and the counts beside the plan's own columns would otherwise pass for further stages.
import type { ColumnMeaning } from "./headings.ts"

/** The plan's own columns first; the one between horizon and owner is called what the plan calls its actions. */
const meanings: Readonly<Record<string, ColumnMeaning>> = {
  ...{ ref: "reference", theme: "theme", horizon: "horizon", "by whom": "whom", "by when": "when" },
  ...{ progress: "progress", status: "status", "recommendation no.": "recommendations" },
  ...{ "next stage from": "other", "next stage by": "other", "review on": "other", "how it stands": "other" },
  ...{ forecast: "other", "updated on": "other", "original by when": "other", "times moved": "other" },
  ...{ commitments: "other", "exempt, schedule 12a paragraph": "other" },
}

/** Headings that together no document of a council's own has. */
const telling = ["horizon", "next stage from", "next stage by", "how it stands", "times moved"]

const plain = (heading: string) => heading.trim().toLowerCase()

export function isOwnExport(headings: readonly string[]): boolean {
  const known = new Set(headings.map(plain))
  return telling.every(heading => known.has(heading))
}

/** Null for headings of somebody else's; and for a column that somebody put in. */
export function ownMeanings(headings: readonly string[]): (ColumnMeaning | null)[] | null {
  if (!isOwnExport(headings)) return null
  const action = headings.findIndex(heading => plain(heading) === "horizon") + 1
  return headings.map((heading, at) => (at === action ? "action" : (meanings[plain(heading)] ?? null)))
}
