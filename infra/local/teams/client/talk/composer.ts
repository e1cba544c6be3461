import { element } from "../element.ts"
import { icon } from "../icons.ts"

/** The box under a chat. What is written stays until small Teams has it, and each person has a draft of their own. */
export function composer({ botName, send }: { botName: string; send(text: string): Promise<unknown> }) {
  const drafts = new Map<string, string>()
  let person = ""
  const box = element("textarea", { id: "message", rows: 1, placeholder: `Write to ${botName}` })
  const failure = element("p", { class: "note failure", hidden: true })
  const button = element(
    "button",
    { type: "submit", class: "send" },
    element("span", { class: "unseen", text: "Send" }),
  )
  button.append(icon("send"))
  const form = element("form", { class: "composer" })
  form.append(element("label", { class: "unseen", for: "message", text: "Message" }), box, button, failure)

  const submit = async () => {
    const text = box.value.trim()
    if (text === "") return box.focus()
    const writer = person
    failure.hidden = true
    box.value = ""
    try {
      await send(text)
    } catch {
      if (person === writer && box.value === "") box.value = text
      else drafts.set(writer, text)
      failure.textContent = "Your message could not be sent. It is still in the box."
      failure.hidden = false
    }
  }
  form.addEventListener("submit", event => {
    event.preventDefault()
    void submit()
  })
  box.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })

  return {
    root: form,
    setPerson(next: string) {
      drafts.set(person, box.value)
      person = next
      box.value = drafts.get(next) ?? ""
      failure.hidden = true
    },
  }
}
