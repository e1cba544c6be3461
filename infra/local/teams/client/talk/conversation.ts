import type { MessageView } from "../../page/view.ts"
import { dayInWords } from "../days.ts"
import { element } from "../element.ts"
import { type DrawnMessage, drawMessage, gist, type MessageContext } from "./message.ts"

export type Conversation = ReturnType<typeof conversation>

/** The messages of a chat or a channel, in the order in which they were sent, with a line for each day. */
export function conversation({ label, empty }: { label: string; empty: string }, context: MessageContext) {
  const list = element("ol", { class: "messages" })
  const nothing = element("p", { class: "nothing", text: empty })
  const typing = element("p", { class: "typing", hidden: true, text: "Writing…" })
  // A log speaks every change inside it; cards change too much for that, so arrivals are announced in a line instead.
  const root = element("div", { class: "log", role: "log", "aria-live": "off", "aria-label": label, tabindex: "0" })
  root.append(nothing, list, typing)
  const drawn = new Map<string, DrawnMessage>()
  const lastOf = new Map<string, MessageView>()
  let today = ""

  const put = (message: MessageView) => {
    const known = drawn.get(message.id)
    lastOf.set(message.id, message)
    if (known) return known.draw(message)
    const isAtEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 80 && !root.querySelector(":focus")
    nothing.hidden = true
    typing.hidden = true
    if (message.day > today) setToday(message.day)
    const added = drawMessage(message, context)
    drawn.set(message.id, added)
    const post = message.rootId === null ? undefined : drawn.get(message.rootId)
    if (post) {
      post.replies.hidden = false
      post.replies.append(added.root)
    } else {
      dayLine(message.day)
      list.append(added.root)
    }
    // Who writes wants to see it, even where a tall card was being read from its beginning.
    if (isAtEnd || context.isMine(message)) toEnd()
  }

  const dayLine = (day: string) => {
    if (list.querySelector(`[data-day="${day}"]`)) return
    list.append(element("li", { class: "day", "data-day": day, text: dayInWords(day, today) }))
  }

  const setToday = (day: string) => {
    today = day
    for (const line of list.querySelectorAll<HTMLElement>("[data-day]")) {
      line.textContent = dayInWords(line.dataset.day ?? day, today)
    }
  }

  /** To the newest message; to its beginning, where it is taller than the room for it. */
  const toEnd = () => {
    root.scrollTo({ top: root.scrollHeight })
    const newest = list.lastElementChild
    const above = newest ? root.getBoundingClientRect().top - newest.getBoundingClientRect().top : 0
    if (above > 0) root.scrollBy({ top: -above - 8 })
  }

  return {
    root,
    put,
    toEnd,
    last: () => [...lastOf.values()].at(-1),
    lastFromBot: () => [...lastOf.values()].findLast(message => message.fromBot),
    redraw: () => {
      for (const message of drawn.values()) message.redraw()
    },
    clear() {
      drawn.clear()
      lastOf.clear()
      list.replaceChildren()
      nothing.hidden = false
      typing.hidden = true
    },
    showTyping: () => {
      typing.hidden = false
      setTimeout(() => {
        typing.hidden = true
      }, 5000)
    },
    setToday,
    arrival: (message: MessageView) => `${message.author}: ${gist(message)}`,
  }
}
