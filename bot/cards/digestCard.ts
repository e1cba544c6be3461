// The digest in a forum's channel: counts in words and a bar, then what changed, each line a way into the tab.

import type { Standing } from "#domain/action/rating.ts"
import { type OnAgenda, onAgenda } from "#domain/forum/agenda.ts"
import type { Digest, DigestGroup, DigestLine } from "#domain/forum/digest.ts"
import { digestKey } from "#domain/forum/lastDigest.ts"
import { shapes } from "#domain/words/wordStanding.ts"
import type { Words } from "#domain/words/words.ts"
import type { CardContext } from "./cardContext.ts"
import {
  actionSet,
  type Card,
  card,
  container,
  type Element,
  firstWords,
  heading,
  mark,
  press,
  rich,
  run,
  small,
} from "./elements.ts"
import { tabLink } from "./link.ts"

const ratings = ["blue", "green", "amber", "red", "none"] as const

export const digestSummary = ({ forumTitle, counts }: Digest, words: Words): string =>
  words.say("digest.summary", { forum: forumTitle, ...counts })

export function digestCard(digest: Digest, context: CardContext): Card {
  const { words, teamsAppId } = context
  const { asked } = digest
  const groups = [
    ...group("red", words.say("digest.newlyOverdue"), digest.newlyOverdue, digest, context),
    ...group("blue", words.say("digest.completed"), digest.completed, digest, context),
    ...group("amber", words.say("digest.movedAgain"), digest.movedAgain, digest, context),
    ...group("none", words.say("digest.unowned"), digest.unowned, digest, context),
  ]
  const scope = { plans: digest.plans, actions: digest.actions, since: words.date(digest.since) }
  const body: Element[] = [
    heading(words.say("digest.title", { forum: digest.forumTitle, day: words.date(digest.day) })),
    rich([run(words.say("digest.scope", scope), { isSubtle: true })], { spacing: "None" }),
    rich([run(countsInWords(digest, words), { weight: "Bolder" })], { spacing: "Medium" }),
    bar(digest),
    ...(groups.length > 0 ? groups : [rich([run(words.say("digest.quiet"))], { separator: true, spacing: "Medium" })]),
    ...updated(asked, words),
    actionSet([{ type: "Action.OpenUrl", title: words.say("digest.open"), url: tabLink(teamsAppId, "") }]),
    ...(groups.length > 0 ? [small(words.say("digest.whoMay", { forum: digest.forumTitle }))] : []),
  ]
  return card(body, digestSummary(digest, words), { msteams: { width: "Full" } })
}

/** "41 of 46 updated", and the same by directorate. */
function updated({ asked, updated, units }: Digest["asked"], words: Words): Element[] {
  if (asked === 0) return [rich([run(words.say("digest.nobodyAsked"))], { separator: true, spacing: "Medium" })]
  const parts = units.map(({ title, ...count }) =>
    words.say("digest.askedUnit", { unit: title ?? words.say("digest.noUnit"), ...count }),
  )
  return [
    rich([run(words.say("digest.asked", { asked, updated }), { weight: "Bolder" })], {
      separator: true,
      spacing: "Medium",
    }),
    ...(parts.length > 1 ? [rich([run(parts.join("; "))], { spacing: "Small" })] : []),
  ]
}

/** "✓ 14 complete or in place, ● 11 on course": counts that are zero vanish. */
function countsInWords({ counts }: Digest, words: Words): string {
  const parts = ratings.filter(rating => counts[rating] > 0)
  return (
    parts
      .map(rating => `${shapes[rating]} ${words.say(`digest.counts.${rating}`, { count: counts[rating] })}`)
      // A shape, its number and its words stay on one line.
      .map(part => part.replaceAll(" ", "\u00A0"))
      .join(", ")
  )
}

const barStyles: Record<Standing["rating"], string> = {
  blue: "accent",
  green: "good",
  amber: "warning",
  red: "attention",
  none: "emphasis",
}

/** Less than one part in so many is narrow. */
const narrowest = 7

/** Repeats the counts; made of columns, because charts do not show everywhere Teams does. */
function bar({ counts }: Digest): Element {
  const total = ratings.reduce((sum, rating) => sum + counts[rating], 0)
  // On a phone a narrow part has room for its shape alone; the number stands in the words above.
  const textOf = (rating: (typeof ratings)[number]) =>
    counts[rating] * narrowest < total ? shapes[rating] : `${shapes[rating]}\u00A0${counts[rating]}`
  const columns = ratings
    .filter(rating => counts[rating] > 0)
    .map(rating => ({
      type: "Column",
      width: counts[rating],
      style: barStyles[rating],
      spacing: "None",
      items: [
        {
          type: "TextBlock",
          text: textOf(rating),
          horizontalAlignment: "Center",
          weight: "Bolder",
          size: "Small",
        },
      ],
    }))
  return { type: "ColumnSet", columns, spacing: "Small" }
}

/** Five lines a group; the rest is counted. */
const linesShown = 5

function group(
  rating: Standing["rating"],
  title: string,
  { lines: stored, more, exempt: storedExempt }: DigestGroup,
  digest: Digest,
  context: CardContext,
): Element[] {
  const lines = stored.filter(line => !context.isExempt(line.actionKey))
  const exempt = storedExempt + stored.length - lines.length
  if (stored.length + storedExempt === 0) return []
  const { words } = context
  const hidden = Math.max(0, lines.length - linesShown) + more
  const items = [
    rich([run(`${shapes[rating]}\u00A0${title}: ${lines.length + more + exempt}`, { weight: "Bolder" })]),
    ...lines.slice(0, linesShown).map(line => lineElement(line, digest, context)),
    ...(hidden > 0 ? [small(words.say("digest.more", { count: hidden }))] : []),
    ...(exempt > 0 ? [small(words.say("digest.exempt", { count: exempt }))] : []),
  ]
  return [container(items, { separator: true, spacing: "Medium" })]
}

/** A line, and beside it the way to the agenda; once it is there, that and who put it there under it. */
function lineElement(line: DigestLine, digest: Digest, context: CardContext): Element {
  const { words, teamsAppId } = context
  const link = tabLink(teamsAppId, `action/${line.actionKey}`)
  const text = `${line.reference} ${firstWords(line.text, 80)}`.trim()
  const after = line.days === null ? [] : [run(`, ${words.say("digest.days", { days: line.days })}`)]
  const title = rich([run(text, { link }), ...after])
  const about = { actionKey: line.actionKey, forumKey: digest.forumKey }
  const placed = onAgenda(about, digest.at, context.register())
  if (placed) return container([title, agendaMark(placed, words)], { spacing: "Small" })
  const put = press(
    "putOnAgenda",
    words.say("agenda.put"),
    { forum: digest.forumKey, action: line.actionKey, digest: digestKey(digest.forumKey, digest.day) },
    {
      tooltip: words.say("agenda.putMeans", { reference: line.reference }),
    },
  )
  const columns = [
    { type: "Column", width: "stretch", items: [title], verticalContentAlignment: "Center" },
    { type: "Column", width: "auto", items: [actionSet([put])] },
  ]
  return { type: "ColumnSet", columns, spacing: "Small" }
}

/** Shape and words: on the agenda still, or decided since. */
function agendaMark({ state, putBy }: OnAgenda, words: Words): Element {
  if (state === "decided") return mark("blue", words.say("agenda.isDecided"))
  const sentence = putBy === null ? words.say("agenda.isOnByRule") : words.say("agenda.isOn", { post: putBy })
  return rich([run(`▸\u00A0${sentence}`, { weight: "Bolder" })], { spacing: "None" })
}
