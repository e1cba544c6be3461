import { Unit } from "#domain/people/unit.ts"
import { cut, type ListColumns, readText, readTextOrNull, writeText } from "./column.ts"

export const units: ListColumns<Unit> = {
  name: "Units",
  columns: [
    { name: "Title", type: "text", of: "title", write: unit => cut(unit.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: unit => unit.key },
    { name: "Kind", type: "choice", choices: Unit.shape.kind.options, of: "kind", write: unit => unit.kind },
    { name: "ParentKey", type: "text", indexed: true, of: "parentKey", write: unit => writeText(unit.parentKey) },
  ],
  read: fields =>
    Unit.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      kind: readText(fields, "Kind"),
      parentKey: readTextOrNull(fields, "ParentKey"),
    }),
}
