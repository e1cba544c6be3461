// One action out of the words of its row.
import type { Status } from "../../action/status.ts"
import type { ReadAction } from "../planReading.ts"
import type { Owner } from "../readOwners.ts"
import { readProgress } from "../readProgress.ts"
import { asReference, readRecommendations, splitRecommendations, splitReference } from "../readReferences.ts"
import { placeOf, type Unread } from "../whyUnread.ts"
import type { ReadWhen } from "./readWhen.ts"
import { of, textOf, type Value } from "./rowValues.ts"

export type Place = { table: number; row: number; theme: string | null; horizon: string | null }
export type Reading = {
  codes: ReadonlySet<string>
  readWhen: ReadWhen
  readOwners: (text: string) => Owner[]
  saysDate: (text: string) => boolean
  looksLikeOwners: (text: string) => boolean
}

export function actionOf(
  values: readonly Value[],
  place: Place,
  reading: Reading,
): { action: ReadAction; unread: Unread[] } {
  const where = placeOf(place.table, place.row)
  const named = nameOf(values, reading.codes)
  const whom = ownersOf(values, reading)
  const progress = progressOf(values)
  const words = whenWords(values)
  const when = reading.readWhen(words, progress ?? "")
  const unread: Unread[] = []
  if (whom.unread !== "") unread.push({ where, text: whom.unread, why: "owner not told" })
  if (when.leftOver !== "") unread.push({ where, text: when.leftOver, why: "by-when not understood" })
  const action: ReadAction = {
    ref: named.ref,
    title: named.title,
    theme: place.theme,
    horizon: place.horizon,
    byWhom: whom.byWhom,
    byWhen: { text: words, stages: when.stages },
    progress,
    status: statusOf(values, reading) ?? when.status,
    recommendations: named.recommendations,
    source: { table: place.table, row: place.row },
  }
  return { action, unread }
}

/** Its reference, its words and the recommendations it answers. */
export function nameOf(
  values: readonly Value[],
  codes: ReadonlySet<string>,
): Pick<ReadAction, "ref" | "title" | "recommendations"> {
  const given = textOf(values, "reference").replaceAll("\n", " ")
  const apart = splitRecommendations(textOf(values, "action"))
  const { ref, rest } = given === "" ? splitReference(apart.rest, codes) : { ref: asReference(given), rest: apart.rest }
  const recommendations = of(values, "recommendations").flatMap(({ text }) => readRecommendations(text))
  return { ref, title: rest.trim(), recommendations: [...new Set([...recommendations, ...apart.recommendations])] }
}

const helping = /\b(?:support\w*|partners?|contribut\w+|others?|consult\w*)\b/i
const isHelping = (heading: string) =>
  helping.test(heading.replaceAll(/\([^)]*\)/g, "")) && !/\blead/i.test(heading.replaceAll(/\([^)]*\)/g, ""))

function ownersOf(values: readonly Value[], { readOwners }: Reading): { byWhom: ReadAction["byWhom"]; unread: string } {
  const cells = of(values, "whom")
  const ordered = cells.toSorted((a, b) => Number(isHelping(a.column.heading)) - Number(isHelping(b.column.heading)))
  const byWhom: ReadAction["byWhom"] = []
  for (const { text, column } of ordered)
    for (const owner of readOwners(text)) {
      const isLead = byWhom.length === 0 && !isHelping(column.heading)
      byWhom.push({ ...owner, role: isLead ? "lead" : "contributor" })
    }
  const nobody = cells.filter(({ text }) => readOwners(text).length === 0)
  return { byWhom, unread: nobody.map(({ text }) => text).join("\n") }
}

/** Two columns of dates ("Start", "End") are two stages, each under its heading. */
function whenWords(values: readonly Value[]): string {
  const cells = of(values, "when")
  if (cells.length < 2) return cells[0]?.text ?? ""
  return cells.map(({ text, column }) => `${column.heading}: ${text}`).join("; ")
}

/** Kept whole. Where no column tells of progress, the status column's words are all there is. */
function progressOf(values: readonly Value[]): string | null {
  const cells = of(values, "progress")
  if (cells.length === 0) {
    const hasColumn = values.some(({ column }) => column.meaning === "progress")
    return hasColumn ? null : textOf(values, "status") || null
  }
  return cells.length === 1
    ? (cells[0]?.text ?? null)
    : cells.map(({ text, column }) => `${column.heading}: ${text}`).join("\n")
}

const asksWhetherDone = (heading: string) => /\b(?:complete[d]?|achieved|done|actual)\b/i.test(heading)

function statusOf(values: readonly Value[], { readWhen }: Reading): Status | null {
  const stated = of(values, "status").map(({ text }) => readProgress(text).status)
  const [status] = stated.filter(each => each !== null)
  if (status) return status
  const latest = of(values, "progress").at(-1)
  if (!latest) return null
  const { status: said, completedOn } = readProgress(latest.text, {
    asksWhetherDone: asksWhetherDone(latest.column.heading),
  })
  const isAhead = completedOn !== null && readWhen.asAt !== null && completedOn > readWhen.asAt
  return isAhead ? null : said
}
