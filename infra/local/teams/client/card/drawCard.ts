import {
  type Action,
  AdaptiveCard,
  ExecuteAction,
  HostConfig,
  type IMarkdownProcessingResult,
  OpenUrlAction,
  SerializationContext,
  SubmitAction,
  ToggleVisibilityAction,
} from "adaptivecards"
import type { Theme } from "../address.ts"
import contrast from "./hostconfig.contrast.json"
import dark from "./hostconfig.dark.json"
import light from "./hostconfig.light.json"
import type { Json } from "./keepTyped.ts"
import { markdown } from "./markdown.ts"

const hostConfigs = { light, dark, contrast }

export type CardEvents = {
  execute(action: { id: string; verb: string; data: unknown }, button: HTMLElement | undefined): void
  submit(data: unknown, button: HTMLElement | undefined): void
  openLink(url: string): void
  typed(id: string, value: string): void
  shown(id: string, isVisible: boolean): void
}

AdaptiveCard.onProcessMarkdown = (text: string, result: IMarkdownProcessingResult) => {
  result.outputHtml = markdown(text)
  result.didProcess = true
}

/** Draws a card with Microsoft's own renderer, and mends what it leaves out for people who listen or use a keyboard. */
export function drawCard(content: Json, theme: Theme, events: CardEvents): HTMLElement | undefined {
  const card = new AdaptiveCard()
  card.hostConfig = new HostConfig(hostConfigs[theme])
  card.onExecuteAction = action => execute(action, events)
  card.onAnchorClicked = (_element, anchor) => {
    events.openLink(anchor.href)
    return true
  }
  card.onInputValueChanged = input => {
    if (input.id) events.typed(input.id, String(input.value ?? ""))
  }
  card.onElementVisibilityChanged = changed => {
    if (changed.id) events.shown(changed.id, changed.isVisible)
    tellExpanded(card)
  }
  card.parse(content, new SerializationContext())
  const drawn = card.render()
  if (!drawn) return undefined
  tellExpanded(card)
  nameTheRest(drawn)
  return drawn
}

function execute(action: Action, events: CardEvents) {
  const button = action.renderedElement
  if (action instanceof ExecuteAction) {
    events.execute({ id: action.id ?? "", verb: action.verb ?? "", data: action.data ?? {} }, button)
  } else if (action instanceof SubmitAction) {
    events.submit(action.data ?? {}, button)
  } else if (action instanceof OpenUrlAction && action.url) {
    events.openLink(action.url)
  }
}

/** The renderer says which element a button governs, and never whether it is open. */
function tellExpanded(card: AdaptiveCard) {
  for (const action of card.getAllActions()) {
    if (!(action instanceof ToggleVisibilityAction)) continue
    const own = Object.entries(action.targetElements).find(([, isVisible]) => isVisible !== false)?.[0]
    const target = own === undefined ? null : card.getElementById(own)
    if (target) action.renderedElement?.setAttribute("aria-expanded", String(target.isVisible))
  }
}

function nameTheRest(drawn: HTMLElement) {
  // The renderer makes the card itself a stop for Tab, which says nothing when reached.
  drawn.removeAttribute("tabindex")
  for (const button of drawn.querySelectorAll<HTMLElement>(".ac-pushButton[title]")) {
    // The title only repeats what the button says, or stands in aria-description already.
    if (button.title === button.textContent) button.removeAttribute("title")
  }
}
