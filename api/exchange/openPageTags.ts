// What the elements of a page mean for reading it, Word's and Excel's own habits included.
import type { Span } from "./openGrid.ts"

type Attributes = Record<string, string>

const dropped = new Set(
  [
    "script",
    "style",
    "template",
    "svg",
    "math",
    "object",
    "iframe",
    "select",
    "textarea",
    "button",
    "xml",
    "del",
  ].concat(
    // Title is asked for by itself; Office writes its settings as elements of these names.
    ["meta", "link", "o:officedocumentsettings", "w:worddocument", "x:excelworkbook"],
  ),
)
const blocks = new Set(
  [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "dl",
    "dt",
    "dd",
    "blockquote",
    "pre",
    "section",
    "article",
    "header",
    "footer",
  ].concat([
    "main",
    "aside",
    "nav",
    "form",
    "fieldset",
    "figure",
    "hr",
    "caption",
    "address",
    "details",
    "summary",
    "body",
  ]),
)

export const isBlock = (name: string): boolean => blocks.has(name)
export const levelOf = (name: string): number | null => (/^h[1-6]$/.test(name) ? Number(name[1]) : null)

/** Whether nothing inside is read: what is never shown, and mammoth's references to notes. */
export function isDropped(name: string, { style, href, id }: Attributes): boolean {
  if (dropped.has(name)) return true
  if (style !== undefined && /display\s*:\s*none/i.test(style)) return true
  return name === "a" && (/^(?:foot|end)note-ref-/.test(id ?? "") || /^#(?:foot|end)note-ref-/.test(href ?? ""))
}

/** Word writes the number or bullet of a list item as text that is not the item's. */
export const isListMark = ({ style }: Attributes): boolean =>
  style !== undefined && /mso-list\s*:\s*ignore/i.test(style)
export const numberOfMark = (mark: string): string =>
  /\d|^\(?[a-z]{1,5}[.)]$/i.test(mark.trim()) ? `${mark.trim()} ` : ""

export const isTitle = (name: string, { class: kind }: Attributes): boolean => name === "p" && kind === "MsoTitle"

export const tickOf = ({ type, checked }: Attributes): string =>
  type === "checkbox" ? (checked === undefined ? "☐" : "☑") : ""

const mostRows = 65_534

export function spanOf(name: string, { colspan, rowspan }: Attributes): Span {
  const whole = (said: string | undefined, most: number) => Math.min(most, Math.max(1, Math.floor(Number(said)) || 1))
  return { columns: whole(colspan, 100_000), rows: whole(rowspan, mostRows), isHeader: name === "th" }
}

/** Excel lets a long text run over empty neighbours and writes that as a span, with this beside it. */
export const runsOver = ({ style }: Attributes): boolean =>
  style !== undefined && /mso-ignore\s*:\s*colspan/i.test(style)
