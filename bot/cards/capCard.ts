// Tells managers that the day's reminders wait for their word.
import type { CapReached } from "#domain/reminder/tellCap.ts"
import type { CardContext } from "./cardContext.ts"
import { type Card, card, heading, rich, run } from "./elements.ts"
import { tabLink } from "./link.ts"

export const capTitle = ({ people }: CapReached, { words }: CardContext): string => words.say("cap.title", { people })

export function capCard(notice: CapReached, context: CardContext): Card {
  const { words, teamsAppId } = context
  const title = capTitle(notice, context)
  const about = { people: notice.people, cap: notice.cap, day: words.date(notice.day) }
  return card(
    [
      heading(title, "Medium"),
      rich([run(words.say("cap.means", about))]),
      rich([run(words.say("cap.open"), { link: tabLink(teamsAppId, "reminders") })]),
    ],
    title,
  )
}
