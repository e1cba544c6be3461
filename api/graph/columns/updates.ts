import { z } from "zod"
import { ActionState, HeldBecause, Route, Update, UpdateKind } from "#domain/update/update.ts"
import {
  cut,
  type Fields,
  type ListColumns,
  readJson,
  readLines,
  readText,
  readTextOrNull,
  writeLines,
  writeText,
} from "./column.ts"

/** What the After column holds besides the state: the post answered for, and what was asked when it was not done. */
const After = z.object({
  state: ActionState.nullable(),
  asked: Update.shape.asked,
  held: HeldBecause.nullable(),
  forPost: z.string().nullable(),
})

export const updates: ListColumns<Update> = {
  name: "Updates",
  columns: [
    { name: "Title", type: "text", of: "kind", write: titleOf },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: update => update.key },
    {
      name: "Kind",
      type: "choice",
      choices: UpdateKind.options,
      indexed: true,
      of: "kind",
      write: update => update.kind,
    },
    { name: "SubjectKey", type: "text", indexed: true, of: "subjectKey", write: update => update.subjectKey },
    { name: "At", type: "time", indexed: true, of: "at", write: update => update.at },
    { name: "ActorId", type: "text", indexed: true, of: "actor", write: update => update.actor.id },
    { name: "ActorName", type: "text", of: "actor", write: update => cut(update.actor.name) },
    {
      name: "OnBehalfOf",
      type: "text",
      of: "forPost",
      write: update => (update.forPost ? cut(update.forPost.title) : null),
    },
    { name: "Via", type: "choice", choices: Route.options, of: "via", write: update => update.via },
    { name: "FormId", type: "text", of: "formId", write: update => writeText(cut(update.formId)) },
    { name: "Before", type: "note", of: "before", write: update => update.before && JSON.stringify(update.before) },
    { name: "After", type: "note", of: "after", write: update => JSON.stringify(afterOf(update)) },
    { name: "Words", type: "note", of: "words", write: update => writeText(update.words) },
    {
      name: "WordsForColleagues",
      type: "note",
      of: "wordsForColleagues",
      write: update => writeText(update.wordsForColleagues),
    },
    { name: "StageLabel", type: "text", of: "stageLabel", write: update => writeText(update.stageLabel) },
    { name: "Evidence", type: "note", of: "evidence", write: update => writeLines(update.evidence) },
  ],
  read: fields => {
    const after = After.parse(readJson(fields, "After") ?? { state: null, asked: null, held: null, forPost: null })
    return Update.parse({
      key: readText(fields, "Key"),
      kind: readText(fields, "Kind"),
      subjectKey: readText(fields, "SubjectKey"),
      at: readText(fields, "At"),
      actor: { id: readText(fields, "ActorId"), name: readText(fields, "ActorName") },
      forPost: after.forPost === null ? null : { key: after.forPost, title: readText(fields, "OnBehalfOf") },
      via: readText(fields, "Via"),
      formId: readText(fields, "FormId"),
      before: readBefore(fields),
      after: after.state,
      asked: after.asked,
      held: after.held,
      words: readText(fields, "Words"),
      wordsForColleagues: readText(fields, "WordsForColleagues"),
      stageLabel: readTextOrNull(fields, "StageLabel"),
      evidence: readLines(fields, "Evidence"),
    })
  },
}

const readBefore = (fields: Fields) => readJson(fields, "Before")

const afterOf = (update: Update): z.infer<typeof After> => ({
  state: update.after,
  asked: update.asked,
  held: update.held,
  forPost: update.forPost?.key ?? null,
})

/** What a person reads in the list: the first words, else the kind. */
function titleOf(update: Update): string {
  const words = update.words.split("\n", 1)[0] ?? ""
  return cut(words === "" ? update.kind : words)
}
