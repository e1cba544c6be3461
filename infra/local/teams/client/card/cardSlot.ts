import type { PressAnswer } from "../../channel/press.ts"
import type { Refresh } from "../../channel/refreshOf.ts"
import type { Theme } from "../address.ts"
import { element } from "../element.ts"
import type { Pressed } from "../server.ts"
import { drawCard } from "./drawCard.ts"
import { focusCard, headingOf } from "./focusCard.ts"
import { holdsInputs, isSameCard, type Json, keepTyped } from "./keepTyped.ts"
import { whenShown } from "./whenShown.ts"

export type CardContext = {
  activityId: string
  theme: () => Theme
  press(pressed: Pressed): Promise<PressAnswer>
  submit(value: unknown, replyToId: string): Promise<unknown>
  openLink(url: string): void
  announce(words: string): void
  /** Another number every time that what the card stands in is shown. */
  showing(): number
  /** What to ask for when this card is shown to this person, if anything. */
  refresh(card: Json): Refresh | undefined
}
export type CardSlot = ReturnType<typeof cardSlot>

const cardType = "application/vnd.microsoft.card.adaptive"
const messageType = "application/vnd.microsoft.activity.message"
const mostOften = 60_000
const unreachable = "Unable to reach app. Please try again."

/** The place of one card in a message: draws it, sends what is pressed, and keeps what is typed when it changes. */
export function cardSlot(first: Json, context: CardContext) {
  const holder = element("div", { class: "card" })
  const note = element("p", { class: "note", hidden: true })
  const root = element("div", { class: "cardSlot" }, holder, note)
  let shown = first
  let typed: Record<string, string> = {}
  let opened: Record<string, boolean> = {}
  let isSending = false
  let waiting: Json | undefined
  // The message's own card: a refreshed one may ask for nothing more, and is asked for again all the same.
  let base = first
  let presses = 0
  const asked = { showing: -1, at: 0, isOfThis: true }

  const draw = () => {
    const drawn = drawCard(keepTyped(shown, typed, opened), context.theme(), {
      typed: (id, value) => {
        typed[id] = value
      },
      shown: (id, isVisible) => {
        opened[id] = isVisible
      },
      openLink: context.openLink,
      submit: (data, button) => send(button, () => submit(data)),
      execute: (action, button) =>
        send(button, () => context.press({ ...action, activityId: context.activityId, trigger: "manual" })),
    })
    holder.classList.toggle("wide", isWide(shown))
    holder.replaceChildren(drawn ?? element("p", { text: "This card couldn’t be displayed." }))
  }

  const show = (card: Json) => {
    shown = card
    typed = {}
    opened = {}
    draw()
  }

  const submit = async (data: unknown): Promise<PressAnswer> => {
    await context.submit(data, context.activityId)
    return { statusCode: 200, type: messageType, value: "Your response was sent to the app" }
  }

  const send = async (button: HTMLElement | undefined, ask: () => Promise<PressAnswer>) => {
    if (isSending) return
    isSending = true
    presses += 1
    say("")
    const release = hold(holder, button)
    context.announce("Sending…")
    const answer = await ask().catch(() => undefined)
    release()
    isSending = false
    take(answer)
  }

  const take = (answer: PressAnswer | undefined) => {
    const held = waiting
    waiting = undefined
    if (answer?.statusCode === 200 && answer.type === cardType) {
      const wasHere = holder.contains(document.activeElement) || document.activeElement === document.body
      show(answer.value as Json)
      context.announce(`The card has changed. ${headingOf(holder)}`)
      if (wasHere) focusCard(holder)
      return
    }
    if (held !== undefined) update(held)
    const isError = answer?.statusCode !== 200
    say(isError ? errorWords(answer) : String(answer.value ?? ""), isError)
  }

  const say = (words: string, isError = false) => {
    note.textContent = words
    note.hidden = words === ""
    note.classList.toggle("failure", isError)
    if (words) context.announce(words)
  }

  const update = (card: Json) => {
    if (isSending) {
      waiting = card
      return
    }
    if (isSameCard(card, shown)) return
    const focused = focusedId(holder)
    shown = card
    draw()
    say("")
    focusAgain(holder, focused)
  }

  /** Teams asks by itself for a card's newest state; what comes back replaces it quietly. */
  const refresh = async () => {
    const action = context.refresh(base)
    if (!action || isSending) return
    Object.assign(asked, { showing: context.showing(), at: Date.now(), isOfThis: true })
    const before = presses
    const pressed = { ...action, activityId: context.activityId, trigger: "automatic" as const }
    const answer = await context.press(pressed).catch(() => undefined)
    // What the person has pressed meanwhile is answered by something newer.
    if (presses !== before || answer?.statusCode !== 200 || answer.type !== cardType) return
    const card = answer.value as Json
    if (holdsInputs(card, typedIds())) update(card)
  }

  /** What was typed in inputs that are still shown. */
  const typedIds = () => Object.keys(typed).filter(id => typed[id] !== "" && holdsInputs(shown, [id]))

  /** Once for every showing; a changed message asks again, but not so often that one leads to the other. */
  const isDue = () => asked.showing !== context.showing() || (!asked.isOfThis && Date.now() - asked.at > mostOften)

  const change = (card: Json) => {
    asked.isOfThis &&= isSameCard(card, base)
    base = card
    update(card)
    look()
  }

  draw()
  const look = whenShown(root, isDue, () => void refresh())
  return { root, update: change, redraw: draw }
}

/** Makes a card's buttons inactive without taking the focus from them. */
function hold(holder: HTMLElement, pressed: HTMLElement | undefined): () => void {
  const buttons = [...holder.querySelectorAll<HTMLElement>(".ac-pushButton")]
  const label = pressed?.querySelector("div") ?? pressed
  const words = label?.textContent ?? ""
  const name = pressed?.getAttribute("aria-label")
  for (const button of buttons) button.setAttribute("aria-disabled", "true")
  if (label) label.textContent = "Sending…"
  if (name) pressed?.setAttribute("aria-label", "Sending…")
  return () => {
    for (const button of buttons) button.removeAttribute("aria-disabled")
    if (label) label.textContent = words
    if (name) pressed?.setAttribute("aria-label", name)
  }
}

function errorWords(answer: PressAnswer | undefined): string {
  const { message } = (answer?.value ?? {}) as { message?: unknown }
  return typeof message === "string" && message !== "" ? message : unreachable
}

function isWide(card: Json): boolean {
  const { msteams } = (card ?? {}) as { msteams?: { width?: unknown } }
  return msteams?.width === "Full"
}

/** Inputs have no ids that outlive a drawing, so the focus is kept by their place among the controls. */
function focusedId(holder: HTMLElement): number {
  return controls(holder).indexOf(document.activeElement as HTMLElement)
}

function focusAgain(holder: HTMLElement, place: number) {
  if (place >= 0) (controls(holder)[place] ?? controls(holder)[0])?.focus()
}

function controls(holder: HTMLElement): HTMLElement[] {
  return [...holder.querySelectorAll<HTMLElement>("input, textarea, select, button, a[href]")]
}
