import type { KeyboardEvent } from "react"

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: at => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
}

/** Arrows, Home and End move between the links of the rows; Tab still reaches each of them. */
export function moveBetweenRows(event: KeyboardEvent<HTMLElement>) {
  const step = steps[event.key]
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")]
  const at = links.findIndex(link => link.contains(document.activeElement))
  if (at < 0) return
  event.preventDefault()
  links[step(at, links.length)]?.focus()
}

const rowLink = (actionKey: string) => document.querySelector<HTMLElement>(`[data-row="${CSS.escape(actionKey)}"]`)

/** Gives the focus back to an action's row, where it is shown. */
export const focusRow = (actionKey: string) => rowLink(actionKey)?.focus()

export const showRow = (actionKey: string) => rowLink(actionKey)?.scrollIntoView({ block: "nearest" })
