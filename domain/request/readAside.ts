// What somebody filled in besides an answer, on a card or in the tab, read as what they ask for.
import { readByWhen } from "../byWhen/readByWhen.ts"
import { type Day, isRealDay } from "../day/day.ts"
import type { Person, Post } from "../people/post.ts"
import type { Register } from "../update/register.ts"
import type { Asking } from "./asking.ts"

/** What can be said of an item besides an answer. */
export const asideKinds = ["remindOn", "laterDate", "handOver", "away"] as const
export type AsideKind = (typeof asideKinds)[number]

export const filledParts = ["starts", "day", "words", "reason", "stage", "post", "postWords", "person"] as const
/** Text as it was typed or chosen; empty for nothing. */
export type Filled = Record<(typeof filledParts)[number], string>

export type AsideSetting = {
  register: Register
  today: Day
  /** A day as people read it. */
  date(day: Day): string
}

/** One for each action; an absence is about none. */
export function readAside(
  what: AsideKind,
  actionKeys: readonly string[],
  filled: Filled,
  setting: AsideSetting,
): Asking[] {
  const day = isDay.test(filled.day) ? filled.day : null
  const { reason } = filled
  if (what === "away")
    return [{ kind: "absence", starts: startsIn(filled, setting), until: day, standIn: standInOf(filled, setting) }]
  if (what === "remindOn") return actionKeys.map(actionKey => ({ kind: "remind me on", actionKey, until: day }))
  if (what === "handOver") {
    const toKey = postIn(filled, setting)
    return actionKeys.map(actionKey => ({ kind: "hand-over", actionKey, toKey, reason }))
  }
  const typed = filled.words.trim()
  const until = day ?? dayOfWords(typed, setting.today)
  const words = until === null ? typed : wordDate(typed, until, setting)
  const stageLabel = filled.stage || null
  const wordsDay = otherDayOfWords(filled, setting.today)
  const asking = { kind: "date change" as const, until, words, reason, stageLabel, ...(wordsDay && { wordsDay }) }
  return actionKeys.map(actionKey => ({ ...asking, actionKey }))
}

/** Words that leave the year out would not say by when in a year from now: the day they come to stands beside them. */
function wordDate(typed: string, until: Day, { date }: AsideSetting): string {
  const day = date(until)
  if (typed === "" || typed === day) return day
  return typed.includes(until.slice(0, 4)) ? typed : `${typed} (${day})`
}

const isDay = /^\d{4}-\d{2}-\d{2}$/

/** The last day that the words come to. */
export function dayOfWords(words: string, today: Day): Day | null {
  if (words.trim() === "") return null
  const days = readByWhen(words, { asAt: today }).byWhen.stages.flatMap(({ latest }) => latest ?? [])
  return days.sort().at(-1) ?? null
}

/** The day that the words come to, where it is not the one chosen; one may say the year that the other leaves out. */
export function otherDayOfWords({ day, words }: Pick<Filled, "day" | "words">, today: Day): Day | null {
  if (!isRealDay(day)) return null
  const wordsDay = dayOfWords(words, today)
  return wordsDay === day || dayOfWords(words, day) === day ? null : wordsDay
}

/** The post chosen, or the one whose title was typed, exactly; an empty key is no post. */
function postIn({ post, postWords }: Filled, { register }: AsideSetting): string {
  const typed = plain(postWords)
  if (typed === "") return post
  return [...register.posts.values()].find(({ title }) => plain(title) === typed)?.key ?? ""
}

export const plain = (text: string): string => text.trim().toLocaleLowerCase().replaceAll(/\s+/g, " ")

/** Null for today, also for who was away before. What is no day is refused as none. */
const startsIn = ({ starts }: Filled, { today }: AsideSetting): Day | null =>
  starts.trim() === "" || (isRealDay(starts) && starts <= today) ? null : starts

function standInOf({ person }: Filled, { register }: AsideSetting): Person | null {
  if (person === "") return null
  return [...register.posts.values()].find(({ holder }) => holder?.id === person)?.holder ?? null
}

/** Titles that share a word with what was typed. */
export function nearTitles(text: string, { posts }: Pick<Register, "posts">): string[] {
  const typed = new Set(
    plain(text)
      .split(" ")
      .filter(word => word.length > 3),
  )
  const shared = (title: string) =>
    plain(title)
      .split(" ")
      .filter(word => typed.has(word)).length
  return [...posts.values()]
    .map(({ title }) => ({ title, count: shared(title) }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 3)
    .map(({ title }) => title)
}

export type Choices = {
  /** Posts an action could go to, and people who could stand in, the nearest first. */
  posts: { key: string; title: string }[]
  people: { id: string; name: string }[]
}

/** More than this in a list nobody reads; others are named by their title. */
const mostOffered = 40

/** Posts and people near to the one who asks: of the same unit, up and down the line, then the rest. */
export function choicesNear({ posts }: Pick<Register, "posts">, personId: string, most = mostOffered): Choices {
  const near = nearestFirst([...posts.values()], personId)
  const people = new Map<string, string>()
  for (const { holder } of near) if (holder && holder.id !== personId) people.set(holder.id, holder.name)
  return {
    posts: near.slice(0, most).map(({ key, title }) => ({ key, title })),
    people: [...people].slice(0, most).map(([id, name]) => ({ id, name })),
  }
}

function nearestFirst(posts: readonly Post[], personId: string): Post[] {
  const own = posts.filter(post => [post.holder, post.updater, post.standIn].some(it => it?.id === personId))
  const ownKeys = new Set(own.map(({ key }) => key))
  const units = new Set(own.flatMap(({ unitKey }) => unitKey ?? []))
  const managers = new Set(own.flatMap(({ lineManagerKey }) => lineManagerKey ?? []))
  const distance = (post: Post) => {
    if (ownKeys.has(post.lineManagerKey ?? "")) return 0
    if (post.unitKey !== null && units.has(post.unitKey)) return 1
    if (managers.has(post.key) || managers.has(post.lineManagerKey ?? "")) return 2
    return 3
  }
  return posts
    .filter(({ key }) => !ownKeys.has(key))
    .toSorted((a, b) => distance(a) - distance(b) || a.title.localeCompare(b.title))
}
