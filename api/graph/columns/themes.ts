import { Theme } from "#domain/plan/theme.ts"
import { cut, type ListColumns, readNumber, readText, writeText } from "./column.ts"

export const themes: ListColumns<Theme> = {
  name: "Themes",
  columns: [
    { name: "Title", type: "text", of: "title", write: theme => cut(theme.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: theme => theme.key },
    { name: "PlanKey", type: "text", indexed: true, of: "planKey", write: theme => theme.planKey },
    { name: "Code", type: "text", of: "code", write: theme => writeText(theme.code) },
    { name: "Order", type: "number", of: "order", write: theme => theme.order },
    { name: "Note", type: "note", of: "note", write: theme => writeText(theme.note) },
  ],
  read: fields =>
    Theme.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      planKey: readText(fields, "PlanKey"),
      code: readText(fields, "Code"),
      order: readNumber(fields, "Order"),
      note: readText(fields, "Note"),
    }),
}
