// How the document, as corrected, stands to the plan that is there; and what of it is taken.
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { changeables } from "#domain/exchange/seen.ts"
import type { Difference, ImportRequest } from "#domain/wire/imports.ts"
import { type ImportDraft, isCorrected } from "./importDraft.ts"

export type Change = Difference["changes"][number]
export type What = Change["what"]

const valuesOf: Record<What, (action: ReadAction) => string> = {
  words: action => action.title,
  dates: action => action.byWhen.text,
  owner: action => action.byWhom.map(({ name }) => name).join(" / "),
  theme: action => action.theme ?? "",
  progress: action => action.progress ?? "",
  status: action => action.status ?? "",
}

/** Those of the API, with what was corrected on the page since, and the actions made on the page as new ones. */
export function differencesOf(draft: ImportDraft): Difference[] {
  const { differences, reading } = draft.answer
  if (differences === null) return []
  const made = draft.actions.slice(reading.actions.length).map((action, index): Difference => {
    const at = reading.actions.length + index
    return {
      kind: "new",
      at,
      actionKey: null,
      reference: action.ref ?? "",
      text: action.title,
      changes: [],
      seen: null,
    }
  })
  return [...differences.map(difference => corrected(difference, draft)), ...made].filter(
    ({ at }) => at === null || !draft.leftOut.has(at),
  )
}

function corrected(difference: Difference, draft: ImportDraft): Difference {
  const { at } = difference
  const action = at === null ? undefined : draft.actions[at]
  const read = at === null ? undefined : draft.answer.reading.actions[at]
  if (at === null || !action || !read || !isCorrected(draft, at)) return difference
  const text = { text: action.title, reference: action.ref ?? difference.reference }
  if (difference.kind === "new") return { ...difference, ...text }
  const changes = changeables.flatMap(what => changeOf(difference, what, read, action))
  return { ...difference, ...text, kind: changes.length > 0 ? "changed" : "same", changes }
}

/** What the document and the plan agreed on, before it was corrected, is what the plan says. */
function changeOf(difference: Difference, what: What, read: ReadAction, action: ReadAction): Change[] {
  const found = difference.changes.find(change => change.what === what)
  const [before, after] = [valuesOf[what](read), valuesOf[what](action)]
  if (before === after) return found ? [found] : []
  const now = found?.now ?? before
  return now === after ? [] : [{ what, now, document: after, isOwnersNewer: found?.isOwnersNewer ?? false }]
}

export type Tickable = { key: string; what: string; isOwnersNewer: boolean; isTaken: boolean }

/** The boxes of a difference, ticked as it is sensible until a person says otherwise. */
export function tickables(difference: Difference, ticks: ImportDraft["ticks"]): Tickable[] {
  const box = (what: string, usually: boolean, isOwnersNewer = false): Tickable => {
    const key = `${difference.at ?? ""}:${difference.actionKey ?? ""}:${what}`
    return { key, what, isOwnersNewer, isTaken: ticks.get(key) ?? usually }
  }
  if (difference.kind === "new") return [box("new", true)]
  if (difference.kind === "gone") return [box("gone", false)]
  return difference.changes.map(({ what, isOwnersNewer }) => box(what, !isOwnersNewer, isOwnersNewer))
}

export function takeOf(draft: ImportDraft): ImportRequest["take"] {
  return differencesOf(draft).flatMap(difference => {
    const what = tickables(difference, draft.ticks).flatMap(box => (box.isTaken ? [box.what] : []))
    return what.length > 0 ? [{ at: difference.at, actionKey: difference.actionKey, what, seen: difference.seen }] : []
  })
}
