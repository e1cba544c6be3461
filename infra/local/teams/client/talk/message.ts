import { refreshOf } from "../../channel/refreshOf.ts"
import type { MessageView } from "../../page/view.ts"
import { type CardContext, type CardSlot, cardSlot } from "../card/cardSlot.ts"
import type { Json } from "../card/keepTyped.ts"
import { markdown } from "../card/markdown.ts"
import { timeInWords } from "../days.ts"
import { element } from "../element.ts"
import { icon } from "../icons.ts"

export type MessageContext = Omit<CardContext, "activityId" | "refresh"> & {
  memberId: string
  isMine(message: MessageView): boolean
}
export type DrawnMessage = ReturnType<typeof drawMessage>

/** One message: who and when, words, cards. */
export function drawMessage(first: MessageView, context: MessageContext) {
  const { theme, press, submit, openLink, announce } = context
  const body = element("div", { class: "body" })
  const when = element("time", { datetime: first.at, text: timeInWords(first.at) })
  const edited = element("span", { class: "edited", text: "Edited", hidden: true })
  const who = element("p", { class: "who" }, element("strong", { text: first.author }), " ", when, " ", edited)
  const replies = element("ol", { class: "replies", hidden: true })
  const mine = context.isMine(first)
  const content = element("div", { class: "content" }, who, body, replies)
  const root = element("li", { class: `message ${mine ? "mine" : "theirs"}`, "data-id": first.id })
  root.append(...(first.fromBot ? [avatar()] : []), content)
  let slots: CardSlot[] = []
  let shownText = ""

  const draw = (message: MessageView) => {
    edited.hidden = !message.edited
    const text = words(message)
    const isSameShape = slots.length > 0 && slots.length === message.cards.length && text === shownText
    if (isSameShape) {
      for (const [at, slot] of slots.entries()) slot.update(message.cards[at] as Json)
      return
    }
    shownText = text
    const refresh = (card: Json) => refreshOf(card, context.memberId)
    const { showing } = context
    const cardContext = { theme, press, submit, openLink, announce, showing, refresh, activityId: message.id }
    slots = message.cards.map(card => cardSlot(card as Json, cardContext))
    body.replaceChildren(...textOf(message, text, openLink), ...slots.map(({ root }) => root))
  }

  draw(first)
  return {
    root,
    replies,
    draw,
    redraw: () => {
      for (const slot of slots) slot.redraw()
    },
  }
}

/** What a message is about, in a line. */
export function gist(message: MessageView): string {
  return message.summary || message.text || headingText(message.cards[0]) || "Sent a card"
}

function headingText(card: unknown): string {
  const { body } = (card ?? {}) as { body?: { type?: string; text?: string }[] }
  return body?.find(({ type }) => type === "TextBlock")?.text ?? ""
}

function words(message: MessageView): string {
  return message.deleted ? "This message has been deleted." : message.text
}

function textOf(message: MessageView, text: string, openLink: (url: string) => void): HTMLElement[] {
  if (text === "") return []
  const bubble = element("div", { class: `bubble${message.deleted ? " gone" : ""}` })
  if (!message.fromBot || message.deleted) bubble.textContent = text
  else bubble.innerHTML = markdown(text)
  bubble.addEventListener("click", event => {
    const link = (event.target as HTMLElement).closest("a")
    if (!link) return
    event.preventDefault()
    openLink(link.href)
  })
  const failed = element("p", { class: "note failure", text: "The app could not be reached. Send it again." })
  return message.undelivered ? [bubble, failed] : [bubble]
}

function avatar(): HTMLElement {
  const drawn = element("span", { class: "avatar", "aria-hidden": "true" })
  drawn.append(icon("thread"))
  return drawn
}
