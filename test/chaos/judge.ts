// What must hold of a run once everything has come to its end; answers what does not, in words.
import { updates as updatesList } from "#api/graph/columns/updates.ts"
import { itemKey } from "#domain/reminder/reminder.ts"
import type { Update } from "#domain/update/update.ts"
import type { Exchange } from "#infra/local/teams/teams.ts"
import type { Item } from "../support/lists.ts"
import type { Answer } from "./answering.ts"
import { peopleCount } from "./chaosSample.ts"
import { hasMade, isOpen, isRefusal, type Posts } from "./connectorLog.ts"
import type { LedgerRow } from "./ledger.ts"

/** `requested`: how many people should have a row. */
export type Day = { requested: number; rows: readonly LedgerRow[]; posts: Posts }
/** A reply as the app keeps it. `story`: for one that was held, why, and what its card and the action say of the last update. */
export type Recorded = {
  key: string
  state: string
  updateKey: string
  actionKey: string
  words: string
  story: string
}
export type Aftermath = {
  asked: Day
  next: Day
  /** Each day's posts once all was over: a card may be sent again when its day has passed. */
  inTheEnd: readonly { on: string; posts: Posts }[]
  /** Keys of rows that a killed process had in `sending`, and when it was killed. */
  killedSending: ReadonlyMap<string, number>
  said: readonly Answer[]
  /** Replies to either day's cards. */
  replies: readonly Recorded[]
  updates: readonly Item[]
  actions: readonly Item[]
}

export const personOf = ({ body }: LedgerRow): string => (body.to.kind === "person" ? body.to.person.id : "")
const postsOf = ({ posts }: Day, row: LedgerRow) => posts.get(personOf(row)) ?? []
const answersOf = (posts: readonly Exchange[]) =>
  posts.map(it => `${it.status}${it.struck ? ` ${it.struck}` : ""}`).join(", ")
const countOf = (rows: readonly { state: string }[], state: string) => rows.filter(row => row.state === state).length

export function faultsIn(aftermath: Aftermath): string[] {
  return [
    ...sums(aftermath.asked),
    ...sums(aftermath.next),
    ...twoCards(aftermath),
    ...cards(aftermath),
    ...unknowns(aftermath),
    ...nextDay(aftermath),
    ...replies(aftermath),
    ...unwritten(aftermath),
  ]
}

function sums({ requested, rows }: Day): string[] {
  const [sent, failed, skipped, unknown] = ["sent", "failed", "skipped", "unknown"].map(state => countOf(rows, state))
  const ended = (sent ?? 0) + (failed ?? 0) + (skipped ?? 0) + (unknown ?? 0)
  return rows.length === requested && ended === requested
    ? []
    : [
        `${requested} requested, ${rows.length} in the ledger: ${sent} sent, ${failed} failed, ${skipped} skipped, ${unknown} unknown`,
      ]
}

function twoCards({ inTheEnd }: Aftermath): string[] {
  return inTheEnd.flatMap(({ on, posts }) =>
    [...posts].flatMap(([person, all]) =>
      all.filter(hasMade).length > 1 ? [`two cards for ${on}: ${person} from ${answersOf(all)}`] : [],
    ),
  )
}

/** Whoever's row no kill found in `sending`, and no answer left open, has one. */
function cards({ asked, killedSending }: Aftermath): string[] {
  return asked.rows.flatMap(row => {
    const posts = postsOf(asked, row)
    const made = posts.filter(hasMade).length
    const told = `${row.key} is ${row.state} (${row.body.why}), ${made} cards from ${answersOf(posts)}`
    if (row.state === "sent" && made === 0) return [`sent without a card: ${told}`]
    if (killedSending.has(row.key) || posts.some(isOpen)) return []
    return row.state === "sent" ? [] : [`left out: ${told}`]
  })
}

function unknowns({ asked, killedSending }: Aftermath): string[] {
  const unknown = asked.rows.filter(row => row.state === "unknown")
  const openAnswers = asked.rows.filter(row => postsOf(asked, row).some(isOpen)).length
  const many =
    unknown.length > killedSending.size + openAnswers
      ? [`${unknown.length} unknown of ${killedSending.size} killed while sending and ${openAnswers} open answers`]
      : []
  const each = unknown.flatMap(row => {
    const posts = postsOf(asked, row)
    const ambiguous = posts.filter(post => post.ambiguous).length
    const killedAt = killedSending.get(row.key) ?? 0
    const last = posts.at(-1)
    // With as many attempts as posts, the kill did not come between marking the next attempt and posting it.
    const isBetween = last === undefined || row.attempts > posts.length
    const isStale = !isBetween && isRefusal(last) && last.atMs < killedAt - longestWrite
    const isKilled = row.body.why === "the app stopped while it was being sent"
    return [
      ...(ambiguous > 1 ? [`${ambiguous} ambiguous exchanges: ${row.key}`] : []),
      ...(isStale ? [`left in sending though Teams had refused it (${last.status}): ${row.key}`] : []),
      ...(isKilled && !killedSending.has(row.key) ? [`unknown, though no kill found it in sending: ${row.key}`] : []),
      ...(!isKilled && !posts.some(isOpen) ? [`unknown (${row.body.why}) without an open answer: ${row.key}`] : []),
    ]
  })
  return [...many, ...each]
}

/** From an answer of Teams to its being written down, on a busy machine. */
const longestWrite = 3000

/** What is wanted on the next day's cards: items of unknown ones that nobody has answered. */
function wantedNext({ asked, said, replies: rows }: Aftermath): Map<string, string[]> {
  const wanted = new Map<string, string[]>()
  for (const row of asked.rows.filter(it => it.state === "unknown")) {
    const answer = said.find(it => it.personId === personOf(row) && it.on === row.body.content.day)
    // An answer that was held has left its action as it was.
    const answered = rows.some(it => it.state === "applied" && it.words === answer?.words) ? answer : undefined
    const left = row.body.content.items.filter((_, at) => at !== answered?.item).map(itemKey)
    if (left.length > 0) wanted.set(personOf(row), left.toSorted())
  }
  return wanted
}

/** What nobody knows to have arrived, and nobody has answered, is on the next day's card. */
function nextDay(aftermath: Aftermath): string[] {
  const { next } = aftermath
  const given = new Map(next.rows.map(row => [personOf(row), row]))
  return [...wantedNext(aftermath)].flatMap(([person, items]) => {
    const row = given.get(person)
    const got = row?.body.content.items.map(itemKey).toSorted() ?? []
    const made = (next.posts.get(person) ?? []).filter(hasMade).length
    if (row?.state === "sent" && made === 1 && items.every(item => got.includes(item))) return []
    return [`next day: ${person} wants ${items}, row ${row?.state} with ${got}, ${made} cards`]
  })
}

/** Cards of the next day that nothing calls for: their items were asked about, or answered, the day before. */
export function askedAgain(aftermath: Aftermath): string[] {
  const wanted = wantedNext(aftermath)
  return aftermath.next.rows.map(personOf).filter(person => !wanted.has(person))
}

function replies({ said, replies: rows, updates }: Aftermath): string[] {
  const short = said.length === peopleCount ? [] : [`${said.length} people have answered`]
  const each = said.flatMap(({ words }) => {
    const items = updates.filter(({ fields }) => fields.Words === words).length
    const mine = rows.filter(row => row.words === words)
    const states = mine.map(row => row.state).join(", ")
    return items === 1 && (states === "applied" || states === "held")
      ? []
      : [`"${words}": ${items} items in Updates, replies ${states}`]
  })
  return [
    ...short,
    ...each,
    ...(rows.length === said.length ? [] : [`${rows.length} replies of ${said.length} answers`]),
  ]
}

/** What was applied is the last update of its action, or a later one is. */
function unwritten({ replies: rows, updates, actions }: Aftermath): string[] {
  const last = new Map(actions.map(({ fields }) => [fields.Key, fields.LastUpdateKey]))
  const stored = new Map(updates.map(({ fields }) => [fields.Key, updatesList.read(fields)]))
  return rows
    .filter(({ state }) => state === "applied")
    .flatMap(({ updateKey, actionKey, words }) => {
      const lastKey = last.get(actionKey)
      const [mine, written] = [stored.get(updateKey), stored.get(lastKey ?? "")]
      // One that is missing in Updates is told of by another rule.
      const isOvertaken = mine && written && isLater(written, mine)
      return lastKey === updateKey || isOvertaken
        ? []
        : [`"${words}" is applied as ${updateKey}, but ${actionKey} was last written by ${lastKey}`]
    })
}

const isLater = (update: Update, than: Update): boolean =>
  update.subjectKey === than.subjectKey && update.held === null && update.at > than.at
