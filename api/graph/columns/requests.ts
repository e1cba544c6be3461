import type { Person } from "#domain/people/post.ts"
import { Request, RequestKind, RequestState } from "#domain/people/request.ts"
import {
  cut,
  type Fields,
  type ListColumns,
  readDay,
  readText,
  readTextOrNull,
  readTime,
  writeDay,
  writeText,
} from "./column.ts"

const readPerson = (fields: Fields, prefix: string): Person | null => {
  const id = readTextOrNull(fields, `${prefix}Id`)
  return id === null ? null : { id, name: readText(fields, `${prefix}Name`) }
}

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
    { name: "FromId", type: "text", indexed: true, of: "from", write: request => request.from.id },
    { name: "FromName", type: "text", of: "from", write: request => writeText(cut(request.from.name)) },
    { name: "AskedOn", type: "day", of: "askedOn", write: request => writeDay(request.askedOn) },
    { name: "Starts", type: "day", of: "starts", write: request => writeDay(request.starts) },
    { name: "Until", type: "day", of: "until", write: request => writeDay(request.until) },
    { name: "ToKey", type: "text", of: "toKey", write: request => writeText(request.toKey) },
    { name: "ToId", type: "text", of: "to", write: request => request.to?.id ?? null },
    { name: "ToName", type: "text", of: "to", write: request => request.to?.name ?? null },
    { name: "StageLabel", type: "text", of: "stageLabel", write: request => writeText(request.stageLabel) },
    { name: "Words", type: "note", of: "words", write: request => writeText(request.words) },
    { name: "Reason", type: "note", of: "reason", write: request => writeText(request.reason) },
    { name: "State", type: "choice", choices: RequestState.options, of: "state", write: request => request.state },
    { name: "DecidedById", type: "text", of: "decidedBy", write: request => request.decidedBy?.id ?? null },
    { name: "DecidedByName", type: "text", of: "decidedBy", write: request => request.decidedBy?.name ?? null },
    { name: "DecidedAt", type: "time", of: "decidedAt", write: request => request.decidedAt },
    { name: "Decision", type: "note", of: "decision", write: request => writeText(request.decision) },
  ],
  read: fields =>
    Request.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      kind: readText(fields, "Kind"),
      subjectKey: readText(fields, "SubjectKey"),
      from: readPerson(fields, "From") ?? { id: "", name: "" },
      askedOn: readDay(fields, "AskedOn"),
      starts: readDay(fields, "Starts"),
      until: readDay(fields, "Until"),
      toKey: readTextOrNull(fields, "ToKey"),
      to: readPerson(fields, "To"),
      stageLabel: readTextOrNull(fields, "StageLabel"),
      words: readText(fields, "Words"),
      reason: readText(fields, "Reason"),
      state: readText(fields, "State"),
      decidedBy: readPerson(fields, "DecidedBy"),
      decidedAt: readTime(fields, "DecidedAt"),
      decision: readText(fields, "Decision"),
    }),
}
