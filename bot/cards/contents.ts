// Which card a message's content becomes, and the summary a notification shows instead of it.
import { Digest } from "#domain/forum/digest.ts"
import type { Content } from "#domain/message/message.ts"
import { Reminder } from "#domain/reminder/reminder.ts"
import { CapReached } from "#domain/reminder/tellCap.ts"
import { RequestNotice } from "#domain/request/notice.ts"
import { HeldNotice } from "#domain/update/tellHeld.ts"
import { capCard, capTitle } from "./capCard.ts"
import type { CardContext } from "./cardContext.ts"
import { digestCard, digestSummary } from "./digestCard.ts"
import type { Card } from "./elements.ts"
import { heldCard, heldTitle } from "./heldCard.ts"
import { proposedDrafts } from "./proposedDrafts.ts"
import { plainView, reminderCard, summaryOf } from "./reminderCard.ts"
import { requestCard, requestTitle } from "./requestCard.ts"
import { storeLostCard } from "./storeLostCard.ts"
import { wishedAside } from "./wishedAside.ts"

type Made = { card: Card; summary: string }
type Make = (content: Content, context: CardContext) => Made

const makers: Record<string, Make> = {
  reminder: (content, context) => {
    const reminder = Reminder.parse(content)
    const plain = plainView(reminder)
    const aside = wishedAside(reminder, context)
    const open = aside ? aside.at : plain.open
    const view = { ...plain, drafts: proposedDrafts(reminder), aside, open }
    return { card: reminderCard(view, context), summary: summaryOf(reminder, context.words) }
  },
  request: (content, context) => {
    const notice = RequestNotice.parse(content)
    return { card: requestCard(notice, context), summary: requestTitle(notice, context.words) }
  },
  "store lost": (content, context) => {
    const { heldUntil } = content as Content & { heldUntil: string }
    return { card: storeLostCard(heldUntil, context), summary: context.words.say("storeLost.title") }
  },
  "cap reached": (content, context) => {
    const notice = CapReached.parse(content)
    return { card: capCard(notice, context), summary: capTitle(notice, context) }
  },
  held: (content, context) => {
    const notice = HeldNotice.parse(content)
    return { card: heldCard(notice, context), summary: heldTitle(notice, context) }
  },
  digest: (content, context) => {
    const digest = Digest.parse(content)
    return { card: digestCard(digest, context), summary: digestSummary(digest, context.words) }
  },
}

export function makeCard(content: Content, context: CardContext): Made {
  const make = makers[content.type]
  if (!make) throw new Error(`no card for content ${content.type}`)
  return make(content, context)
}
