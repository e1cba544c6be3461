// What has waited too long in the posts below: to be known by whoever is above, not to be answered here.
import type { EscalatedLine, Reminder } from "#domain/reminder/reminder.ts"
import type { CardContext } from "./cardContext.ts"
import { container, type Element, firstWords, rich, run, small } from "./elements.ts"
import { tabLink } from "./link.ts"

export function escalatedLines({ escalated, toldToo }: Reminder, context: CardContext): Element[] {
  if (escalated.length === 0) return []
  const { words } = context
  const hidden = toldToo.length
  const items = [
    rich([run(words.say("card.escalated", { count: escalated.length + toldToo.length }), { weight: "Bolder" })]),
    ...escalated.map(line => lineOf(line, context)),
    ...(hidden > 0 ? [small(words.say("digest.more", { count: hidden }))] : []),
    small(words.say("card.escalatedMeans")),
  ]
  return [container(items, { separator: true, spacing: "Medium" })]
}

function lineOf(line: EscalatedLine, { words, teamsAppId, isExempt }: CardContext): Element {
  const isHidden = line.text === null || isExempt(line.actionKey)
  const about = isHidden
    ? words.say("card.escalatedExempt")
    : `${line.reference ?? ""} ${firstWords(line.text ?? "", 80)}`
  const since = words.say("card.escalatedSince", {
    post: line.postTitle,
    since: words.dateInYear(line.since),
    days: line.days,
  })
  return rich([run(about.trim(), { link: tabLink(teamsAppId, `action/${line.actionKey}`) }), run(`, ${since}`)], {
    spacing: "Small",
  })
}
