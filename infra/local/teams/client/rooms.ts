import { timeInWords } from "./days.ts"
import { element } from "./element.ts"
import { icon } from "./icons.ts"
import type { Conversation } from "./talk/conversation.ts"
import { gist } from "./talk/message.ts"

/** A room for a conversation: a list at the side that says where we are, a heading, the messages, perhaps a box to write in. */
export function talkRoom(
  { side, name, about }: { side: string; name: string; about: string },
  talk: Conversation,
  ...under: HTMLElement[]
) {
  const when = element("span", { class: "when" })
  const last = element("span", { class: "last", text: about })
  const item = element("div", { class: "listed" }, mark(), element("strong", { text: name }), when, last)
  const list = element(
    "div",
    { class: "side", "aria-hidden": "true" },
    element("p", { class: "sideTitle", text: side }),
    item,
  )
  const heading = element("h2", { text: name })
  const pane = element(
    "div",
    { class: "pane" },
    element("div", { class: "paneBar" }, mark(), heading),
    talk.root,
    ...under,
  )
  return {
    root: element("section", { class: "room talk", "aria-label": side, hidden: true }, list, pane),
    showLast() {
      const message = talk.last()
      when.textContent = message ? timeInWords(message.at) : ""
      last.textContent = message ? gist(message) : about
    },
  }
}

export function plainRoom(name: string, ...inside: HTMLElement[]): HTMLElement {
  return element("section", { class: "room", "aria-label": name, hidden: true }, ...inside)
}

function mark(): HTMLElement {
  const drawn = element("span", { class: "avatar", "aria-hidden": "true" })
  drawn.append(icon("thread"))
  return drawn
}
