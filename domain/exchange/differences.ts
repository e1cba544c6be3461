// How a document stands to a plan that is there: what is new, what is the same, what has changed, what is gone.
import { type Action, isExempt } from "../action/action.ts"
import { isOpen } from "../action/status.ts"
import { type Day, londonDay } from "../day/day.ts"
import { headingOf } from "../plan/theme.ts"
import type { Register } from "../update/register.ts"
import { leadWordsOf } from "./importAction.ts"
import { pairActions, plain, plainReference } from "./importPairs.ts"
import { matchPosts } from "./matchPosts.ts"
import type { PlanReading, ReadAction } from "./planReading.ts"
import { readProgress } from "./readProgress.ts"
import { type Changeable, changeables, type Seen, seenOf } from "./seen.ts"

export type DifferentPart = {
  what: Changeable
  now: string
  document: string
  /** Somebody has said something since the document's day: it is not taken unless it is asked for. */
  isOwnersNewer: boolean
}
export type Difference = {
  kind: "new" | "same" | "changed" | "gone"
  /** Place in the reading; null for what is gone from it. */
  at: number | null
  actionKey: string | null
  reference: string
  text: string
  changes: DifferentPart[]
  /** What was seen of the action, to be sent along with what is taken; null for a new one. */
  seen: Seen | null
}

/** In the document's order, then what is gone from it. */
export function differences(reading: PlanReading, register: Register, planKey: string): Difference[] {
  const actions = [...register.actions.values()].filter(action => action.planKey === planKey)
  const themeOf = (action: Action) => themeTitle(action, register)
  const pairs = pairActions(reading.actions, actions, themeOf)
  const comparing = makeComparing(reading, register)
  const found = reading.actions.map((read, at): Difference => {
    const action = register.actions.get(pairs.get(at) ?? "")
    const text = { reference: read.ref ?? action?.reference ?? "", text: read.title }
    if (!action) return { kind: "new", at, actionKey: null, ...text, changes: [], seen: null }
    const changes = changesOf(read, action, comparing)
    const kind = changes.length > 0 ? "changed" : "same"
    return { kind, at, actionKey: action.key, ...text, changes, seen: seenOf(action) }
  })
  const paired = new Set(pairs.values())
  // What is over need not be in a document, and what is exempt is left out of most.
  const gone = actions.filter(action => !paired.has(action.key) && isOpen(action.status) && !isExempt(action))
  return [
    ...found,
    ...gone.map((action): Difference => {
      const { key: actionKey, reference, text } = action
      return { kind: "gone", at: null, actionKey, reference, text, changes: [], seen: seenOf(action) }
    }),
  ]
}

const themeTitle = ({ themeKey }: Action, { themes }: Register): string => {
  const theme = themes.get(themeKey ?? "")
  return theme ? headingOf(theme) : ""
}

type Comparing = {
  register: Register
  asAt: Day | null
  /** A document that has no such column says nothing about it. */
  tells: Record<"dates" | "owner" | "theme", boolean>
  postKeyOf(name: string): string | null
}

function makeComparing({ plan, actions }: PlanReading, register: Register): Comparing {
  const names = [...new Set(actions.flatMap(({ byWhom }) => byWhom.map(({ name }) => name)))]
  const keys = new Map(matchPosts(names, register.posts).map(({ name, key }) => [name, key]))
  return {
    register,
    asAt: plan.asAt,
    tells: {
      dates: actions.some(({ byWhen }) => byWhen.text.trim() !== ""),
      owner: actions.some(({ byWhom }) => byWhom.length > 0),
      theme: actions.some(({ theme }) => theme !== null),
    },
    postKeyOf: name => keys.get(name) ?? null,
  }
}

/** What the two say about one thing; null where they say the same, or the document says nothing. */
type Compared = { now: string; document: string } | null

const isSame = (some: string, other: string) => squashed(some) === squashed(other)
const squashed = (text: string) => text.replaceAll(/\s+/g, " ").trim()

function changesOf(read: ReadAction, action: Action, comparing: Comparing): DifferentPart[] {
  return changeables.flatMap(what => {
    const compared = compare[what](read, action, comparing)
    return compared === null ? [] : [{ what, ...compared, isOwnersNewer: isNewer[what](action, comparing) }]
  })
}

const compare: Record<Changeable, (read: ReadAction, action: Action, comparing: Comparing) => Compared> = {
  words({ ref, title }, { reference, text }) {
    const isRenumbered = ref !== null && plainReference(ref) !== plainReference(reference)
    if (isRenumbered) return { now: `${reference} ${text}`.trim(), document: `${ref} ${title}` }
    return isSame(title, text) ? null : { now: text, document: title }
  },
  dates({ byWhen }, action, { tells }) {
    const { words } = action.byWhen
    return !tells.dates || isSame(byWhen.text, words) ? null : { now: words, document: byWhen.text }
  },
  owner({ byWhom }, action, comparing) {
    if (!comparing.tells.owner || isSameOwner(byWhom, action, comparing)) return null
    return { now: ownerNow(action, comparing.register), document: leadWordsOf(byWhom) }
  },
  theme({ theme }, action, { tells, register }) {
    const now = themeTitle(action, register)
    const title = register.themes.get(action.themeKey ?? "")?.title ?? ""
    const isThat = [now, title].some(known => plain(known) === plain(theme ?? ""))
    return !tells.theme || isThat ? null : { now, document: theme ?? "" }
  },
  // An empty cell is no progress that was taken back.
  progress({ progress }, action) {
    return progress === null || isSame(progress, action.progress) ? null : { now: action.progress, document: progress }
  },
  status({ status, progress }, action) {
    if (status === null || status === action.status) return null
    // Proposed from words that the plan has as well, and where somebody has judged them.
    const isProposed = progress !== null && readProgress(progress).status === status
    return isProposed && isSame(progress, action.progress) ? null : { now: action.status, document: status }
  },
}

function isSameOwner(byWhom: ReadAction["byWhom"], action: Action, { postKeyOf, register }: Comparing): boolean {
  const words = leadWordsOf(byWhom)
  // Titles of posts where no words were written: what is shown of them is what a file was given.
  const known = ownerNow(action, register)
  // The list holds one line of it.
  const isCut = known.endsWith("…") && squashed(words).startsWith(squashed(known.slice(0, -1)))
  if (isSame(words, known) || (isCut && known.length > 1)) return true
  const keys = byWhom.map(({ name }) => postKeyOf(name))
  const [lead, ...others] = keys
  const isAllKnown = keys.length > 0 && !keys.includes(null)
  return isAllKnown && lead === action.leadKey && sorted(others) === sorted(action.contributorKeys)
}

const sorted = (keys: readonly (string | null)[]) => JSON.stringify([...new Set(keys)].sort())

function ownerNow({ leadWords, leadKey, contributorKeys }: Action, { posts }: Register): string {
  if (leadWords !== "") return leadWords
  const keys = [...(leadKey === null ? [] : [leadKey]), ...contributorKeys]
  return keys.flatMap(key => posts.get(key)?.title ?? []).join(" / ")
}

/** On the document's own day too: which of the two came first is not known. */
const isSince = (moment: string | null, asAt: Day | null) =>
  moment !== null && (asAt === null || londonDay(moment) >= asAt)

const isReportedSince = (action: Action, { asAt }: Comparing) => isSince(action.lastUpdateOn, asAt)
const isDecidedSince = (action: Action, { asAt, register }: Comparing) =>
  register
    .updatesOf(action.key)
    .some(({ kind, at }) => (kind === "decision" || kind === "hand-over") && isSince(at, asAt))
const never = () => false

const isNewer: Record<Changeable, (action: Action, comparing: Comparing) => boolean> = {
  words: never,
  theme: never,
  dates: isDecidedSince,
  owner: isDecidedSince,
  progress: isReportedSince,
  status: isReportedSince,
}
