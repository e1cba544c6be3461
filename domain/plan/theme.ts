// A heading or priority inside a plan, in order.
import { z } from "zod"

export const Theme = z.object({
  key: z.string(),
  title: z.string(),
  planKey: z.string(),
  code: z.string(),
  order: z.number(),
  note: z.string(),
})
export type Theme = z.infer<typeof Theme>

/** "1. Communication": a title that begins with its code says it already. */
export function headingOf({ code, title }: Pick<Theme, "code" | "title">): string {
  if (code === "") return title
  const isNumberedAlready = title.startsWith(code) && /^[\s.:)–-]/.test(title.slice(code.length))
  return isNumberedAlready ? title : `${code}. ${title}`
}
