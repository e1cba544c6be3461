// At what hour, and by what route, somebody is reminded: a choice of when and where, not of whether.
import type { Preference } from "#domain/people/request.ts"
import { preferenceIds } from "../verbs.ts"
import type { CardContext } from "./cardContext.ts"
import { actionSet, type Card, card, heading, press, small } from "./elements.ts"

const hours = Array.from({ length: 13 }, (_, at) => at + 7)

export function preferenceCard(now: Preference, councilHour: number, { words }: CardContext): Card {
  const council = words.say("preference.council", { hour: `${councilHour}:00` })
  const choice = (id: string, label: string, value: string, choices: { title: string; value: string }[]) => ({
    ...{ type: "Input.ChoiceSet", id, label, value, choices, style: "compact" },
  })
  return card(
    [
      heading(words.say("preference.title"), "Medium"),
      choice(preferenceIds.hour, words.say("preference.hour"), now.hour === null ? "council" : String(now.hour), [
        { title: council, value: "council" },
        ...hours.map(hour => ({ title: `${hour}:00`, value: String(hour) })),
      ]),
      choice(preferenceIds.route, words.say("preference.route"), now.route, [
        { title: words.say("preference.chat"), value: "chat" },
        { title: words.say("preference.feed"), value: "activity feed" },
      ]),
      actionSet([press("setPreference", words.say("preference.set"), {}, { style: "positive" })]),
      small(words.say("preference.means")),
    ],
    words.say("preference.title"),
  )
}
