// Tells an owner or a plan's owner that an answer was kept and the action left as it was.
import type { Status } from "#domain/action/status.ts"
import type { HeldNotice } from "#domain/update/tellHeld.ts"
import type { CardContext } from "./cardContext.ts"
import { type Card, card, container, fact, heading, quote, rich, run } from "./elements.ts"
import { tabLink } from "./link.ts"

export const heldTitle = (notice: HeldNotice, { words }: CardContext): string =>
  words.say(notice.forOwner ? "heldCard.ownerTitle" : "heldCard.managerTitle", { reference: notice.reference })

export function heldCard(notice: HeldNotice, context: CardContext): Card {
  const { words, teamsAppId } = context
  const title = heldTitle(notice, context)
  const isExempt = notice.text === null || context.isExempt(notice.actionKey)
  const link = tabLink(teamsAppId, `action/${notice.actionKey}`)
  return card(
    [
      heading(title, "Medium"),
      rich([run(words.say(`held.${notice.because}`))]),
      ...(isExempt
        ? [rich([run(words.say("heldCard.exempt"))])]
        : [rich([run(`${notice.reference} ${notice.text}`, { weight: "Bolder" })])]),
      ...(notice.words && !isExempt ? [container(quote(notice.words), { style: "emphasis", spacing: "Small" })] : []),
      fact(words.say("heldCard.statusNow"), words.say(`status.${notice.status as Status}`)),
      rich([run(words.say("heldCard.by", { post: notice.by }), { isSubtle: true })], { spacing: "Small" }),
      rich([run(words.say("heldCard.open"), { link })]),
    ],
    title,
  )
}
