// Column headings by meaning. Councils word them as they like: "Who is responsible?", "Timescale", "Achieved?".
import { z } from "zod"
import { isOwnExport } from "./ownExport.ts"
import { isSlip } from "./slip.ts"

export const ColumnMeaning = z.enum([
  "reference",
  "action",
  "whom",
  "when",
  "progress",
  "status",
  "theme",
  "horizon",
  "priority",
  "recommendations",
  "outcome",
  "measure",
  "cost",
  "other",
])
export type ColumnMeaning = z.infer<typeof ColumnMeaning>

/** The first that fits counts: "Action owner" is an owner before it is an action, "Date completed" progress before a date. */
const meanings: readonly (readonly [ColumnMeaning, RegExp])[] = [
  [
    "reference",
    /^(?:(?:action|item|task|plan|row|objective) )?(?:ref(?:erence)?|nos?|numbers?|num|id|code|#)(?: (?:no|number|id|code))?$/,
  ],
  ["reference", /^(?:#|item|serial)$/],
  [
    "recommendations",
    /\brec(?:s|ommendations?)? (?:ref|nos?|numbers?)\b|^(?:peer |lga |linked |related |links? to )+.*\brecommendations?$|^rec(?:s|ommendations?)?$/,
  ],
  ["cost", /\b(?:costs?|budgets?|funding|finances?|financial|resources?|resourcing)\b/],
  ["when", /\b(?:to be (?:completed|achieved|done)|by when|complet\w+ by when)\b/],
  ["progress", /\b(?:completed|achieved|actual|done)\b/],
  ["progress", /\b(?:progress|to date)\b/],
  [
    "when",
    /\b(?:when|time ?scales?|time ?frames?|time ?lines?|timing|time|deadlines?|due|dates?|target date|completion|start|finish)\b|^(?:by|from|end|to)$/,
  ],
  // Three words at most: "Lead from the front" is a theme.
  ["whom", /^(?=(?:\S+ ?){1,3}$)(?:\S+ )*(?:leads?|led)\b/],
  [
    "whom",
    /\b(?:who|whom|responsib\w+|owners?|ownership|owned|accountab\w+|officers?|assigned|delivered by|partners?|contributors?|champions?|sponsors?|portfolio|cabinet member)\b|\bsupport(?:ing|ed)? (?:by|from|posts?|services?|teams?)\b|^support(?:ing)?$|\baction by$/,
  ],
  [
    "progress",
    /\b(?:progress|updates?|position|comments?|commentary|notes?|narrative|latest|so far|to date|outturn|achievements?)\b/,
  ],
  ["status", /\b(?:status|b?ragg?|rating)\b|^state$/],
  ["measure", /\b(?:success|measures?|measured|indicators?|kpis?|evidence|baseline|know)\b/],
  ["horizon", /\b(?:horizon|(?:short|medium|long) term|term)\b/],
  [
    "action",
    /\b(?:actions?|tasks?|activit(?:y|ies)|steps?|initiatives?|projects?|proposals?|improvements?|interventions?|what we will|what will we)\b/,
  ],
  ["priority", /^(?:priority|priorities|priority level)$/],
  [
    "theme",
    /\b(?:themes?|objectives?|aims?|goals?|areas?|work ?streams?|category|headings?|section|strand|topic|pillar|ambitions?|commitments?|priority|priorities)\b/,
  ],
  ["outcome", /\b(?:outcomes?|outputs?|deliverables?|results?|benefits?|impact)\b/],
  ["measure", /\b(?:targets?|monitoring|milestones?)\b/],
  ["action", /^(?:what|how|implementation|to do|description|detail|details)$|^what\b/],
]

const vocabulary = (
  "action actions activity responsible responsibility timescale timescales timeframe progress deadline reference " +
  "priority status outcome outcomes completed completion achieved objective objectives recommendation recommendations " +
  "officer owner update measure measures target resources implementation"
).split(" ")

const plain = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/\([^)]*\)?/g, " ")
    .replaceAll(/[^\p{L}\p{N}#]+/gu, " ")
    .trim()

const meaningOfPlain = (text: string) => meanings.find(([, pattern]) => pattern.test(text))?.[0] ?? null

/** No heading is longer than this; what is longer is an action. */
const longestHeading = 90

/** What a heading's words mean; unsure where a typing error had to be forgiven. */
export function meaningOf(heading: string): { meaning: ColumnMeaning; isSure: boolean } {
  if (heading === "") return { meaning: "other", isSure: false }
  const text = heading.length > longestHeading ? "" : plain(heading)
  const meaning = meaningOfPlain(text) ?? (plain(heading) === "" && /#/.test(heading) ? "reference" : null)
  if (meaning) return { meaning, isSure: true }
  const corrected = text
    .split(" ")
    .map(word => (word.length < 5 ? word : (vocabulary.find(known => isSlip(word, known)) ?? word)))
    .join(" ")
  const guessed = corrected === text ? null : meaningOfPlain(corrected)
  return guessed ? { meaning: guessed, isSure: false } : { meaning: "other", isSure: false }
}

/** A row of more cells than this is no header of a plan. */
const mostHeadings = 60

const telling = new Set<ColumnMeaning>(["action", "whom", "when", "recommendations"])

/** Whether a row of cells can be a header: short words, most of them known, and an action, an owner or a date among them. */
export function areHeadings(texts: readonly string[]): boolean {
  if (isOwnExport(texts)) return true
  const filled = texts.filter(text => text !== "")
  if (
    filled.length < 2 ||
    filled.length > mostHeadings ||
    filled.some(text => text.length > longestHeading || text.split(/\s+/).length > 10)
  )
    return false
  const known = filled.map(text => meaningOf(text).meaning).filter(meaning => meaning !== "other")
  return new Set(known).size >= 2 && known.length * 2 >= filled.length && known.some(meaning => telling.has(meaning))
}
