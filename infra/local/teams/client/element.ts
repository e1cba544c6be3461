type Properties = { class?: string; text?: string; on?: Record<string, (event: Event) => void> } & Record<
  string,
  unknown
>

/** Makes an element: known keys as said, `true` as an empty attribute, everything else as an attribute. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  { text, on = {}, ...attributes }: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    made.setAttribute(name, value === true ? "" : String(value))
  }
  for (const [name, listener] of Object.entries(on)) made.addEventListener(name, listener)
  if (text !== undefined) made.textContent = text
  made.append(...children)
  return made
}
