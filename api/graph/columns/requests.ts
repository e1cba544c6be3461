import { Request, RequestKind, RequestState } from "#domain/people/request.ts"
import { cut, type ListColumns, readDay, readText, readTextOrNull, readTime, writeDay, writeText } from "./column.ts"

export const requests: ListColumns<Request> = {
  name: "Requests",
  columns: [
    { name: "Title", type: "text", of: "title", write: request => cut(request.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: request => request.key },
    {
      name: "Kind",
      type: "choice",
      choices: RequestKind.options,
      indexed: true,
      of: "kind",
      write: request => request.kind,
    },
    {
      name: "SubjectKey",
      type: "text",
      indexed: true,
      of: "subjectKey",
      write: request => writeText(request.subjectKey),
    },
    { name: "FromId", type: "text", indexed: true, of: "fromId", write: request => request.fromId },
    { name: "Until", type: "day", of: "until", write: request => writeDay(request.until) },
    { name: "Words", type: "note", of: "words", write: request => writeText(request.words) },
    { name: "Reason", type: "note", of: "reason", write: request => writeText(request.reason) },
    { name: "State", type: "choice", choices: RequestState.options, of: "state", write: request => request.state },
    { name: "DecidedById", type: "text", of: "decidedBy", write: request => request.decidedBy?.id ?? null },
    { name: "DecidedByName", type: "text", of: "decidedBy", write: request => request.decidedBy?.name ?? null },
    { name: "DecidedAt", type: "time", of: "decidedAt", write: request => request.decidedAt },
  ],
  read: fields => {
    const deciderId = readTextOrNull(fields, "DecidedById")
    return Request.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      kind: readText(fields, "Kind"),
      subjectKey: readText(fields, "SubjectKey"),
      fromId: readText(fields, "FromId"),
      until: readDay(fields, "Until"),
      words: readText(fields, "Words"),
      reason: readText(fields, "Reason"),
      state: readText(fields, "State"),
      decidedBy: deciderId === null ? null : { id: deciderId, name: readText(fields, "DecidedByName") },
      decidedAt: readTime(fields, "DecidedAt"),
    })
  },
}
