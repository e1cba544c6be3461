import { Recommendation } from "#domain/plan/recommendation.ts"
import { cut, type ListColumns, readDay, readText, writeDay, writeText } from "./column.ts"

export const recommendations: ListColumns<Recommendation> = {
  name: "Recommendations",
  columns: [
    { name: "Title", type: "text", of: "wording", write: it => cut(`${it.number} ${it.wording}`.trim()) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: it => it.key },
    { name: "Source", type: "text", of: "source", write: it => writeText(it.source) },
    { name: "Number", type: "text", indexed: true, of: "number", write: it => writeText(it.number) },
    { name: "Wording", type: "note", of: "wording", write: it => writeText(it.wording) },
    { name: "Response", type: "note", of: "response", write: it => writeText(it.response) },
    { name: "On", type: "day", of: "on", write: it => writeDay(it.on) },
  ],
  read: fields =>
    Recommendation.parse({
      key: readText(fields, "Key"),
      source: readText(fields, "Source"),
      number: readText(fields, "Number"),
      wording: readText(fields, "Wording"),
      response: readText(fields, "Response"),
      on: readDay(fields, "On"),
    }),
}
