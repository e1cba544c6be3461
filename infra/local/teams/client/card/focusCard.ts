const inputs = "input:not([type=hidden]), textarea, select"

/** After a card has been replaced: on to the next thing to fill in, or else to what the card says. */
export function focusCard(holder: HTMLElement) {
  const next = [...holder.querySelectorAll<HTMLElement>(inputs)].find(input => input.checkVisibility())
  if (next) return next.focus()
  const heading = holder.querySelector<HTMLElement>("[role=heading]") ?? holder
  heading.tabIndex = -1
  // What was just recorded stands where it was pressed, which may be far below.
  heading.focus({ preventScroll: true })
}

export function headingOf(holder: HTMLElement): string {
  return (
    (holder.querySelector("[role=heading]") ?? holder.querySelector(".ac-textBlock, .ac-richTextBlock"))?.textContent ??
    ""
  )
}
