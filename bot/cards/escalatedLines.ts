// What has waited too long in the posts below: to be known by whoever is above, not to be answered here.
import type { Day } from "#domain/day/day.ts"
import type { EscalatedLine, Reminder } from "#domain/reminder/reminder.ts"
import { lastAnsweredOn } from "#domain/update/groupAnswers.ts"
import type { Register } from "#domain/update/register.ts"
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

/** The day of an answer that came after its due day; what it waited for is there. */
function answeredSince({ key, actionKey, since }: EscalatedLine, register: Register): Day | null {
  const action = register.actions.get(actionKey)
  const on = action ? lastAnsweredOn(action, key.slice(actionKey.length + 1), register) : null
  return on !== null && on > since ? on : null
}

function lineOf(line: EscalatedLine, { words, teamsAppId, isExempt, register }: CardContext): Element {
  const isHidden = line.text === null || isExempt(line.actionKey)
  const about = isHidden
    ? words.say("card.escalatedExempt")
    : `${line.reference ?? ""} ${firstWords(line.text ?? "", 80)}`
  const answeredOn = answeredSince(line, register())
  const answered =
    answeredOn === null
      ? []
      : [
          run(` ✓\u00A0${words.say("card.escalatedAnswered", { day: words.dateInYear(answeredOn) })}`, {
            weight: "Bolder",
          }),
        ]
  const since = words.say("card.escalatedSince", {
    post: line.postTitle,
    since: words.dateInYear(line.since),
    days: line.days,
  })
  return rich(
    [run(about.trim(), { link: tabLink(teamsAppId, `action/${line.actionKey}`) }), run(`, ${since}`), ...answered],
    {
      spacing: "Small",
    },
  )
}
