import { randomUUID } from "node:crypto"
import { z } from "zod"
import { invalidRequest, nameAlreadyExists, notImplemented } from "../http/graphError.ts"
import { isRecord } from "../http/readBody.ts"
import { computedNames } from "./builtIn.ts"
import { type Column, isNote } from "./column.ts"

const Text = z
  .strictObject({
    allowMultipleLines: z.boolean().default(false),
    appendChangesToExistingText: z.boolean().default(false),
    linesForEditing: z.int().min(0).default(0),
    maxLength: z.int().min(1).max(255).optional(),
    textType: z.enum(["plain", "richText"]).default("plain"),
  })
  .transform(({ textType, maxLength, ...text }) =>
    text.allowMultipleLines ? { ...text, textType } : { ...text, maxLength: maxLength ?? 255 },
  )

const NumberFacet = z.strictObject({
  decimalPlaces: z.enum(["automatic", "none", "one", "two", "three", "four", "five"]).default("automatic"),
  displayAs: z.enum(["number", "percentage"]).default("number"),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
})

const DateTime = z.strictObject({
  displayAs: z.enum(["default", "friendly", "standard"]).default("default"),
  format: z.enum(["dateOnly", "dateTime"]).default("dateTime"),
})

const Choice = z.strictObject({
  allowTextEntry: z.boolean().default(false),
  choices: z.array(z.string().min(1)).min(1),
  displayAs: z.enum(["dropDownMenu", "radioButtons", "checkBoxes"]).default("dropDownMenu"),
})

const NewColumn = z.strictObject({
  name: z.string().min(1),
  displayName: z.string().min(1).optional(),
  description: z.string().default(""),
  columnGroup: z.string().default("Custom Columns"),
  hidden: z.boolean().default(false),
  indexed: z.boolean().default(false),
  enforceUniqueValues: z.boolean().default(false),
  required: z.boolean().default(false),
  text: Text.optional(),
  number: NumberFacet.optional(),
  dateTime: DateTime.optional(),
  choice: Choice.optional(),
  boolean: z.strictObject({}).optional(),
})

const facets = ["text", "number", "dateTime", "choice", "boolean"] as const

const otherMembers = [
  ...["calculated", "contentApprovalStatus", "currency", "geolocation", "hyperlinkOrPicture", "lookup"],
  ...["personOrGroup", "term", "thumbnail", "defaultValue", "validation"],
]

const mostIndexes = 20

/** Spaces and other characters become _x0020_ and the like, as SharePoint writes internal names. */
const internalName = (name: string) =>
  name.replace(/\W/g, sign => `_x${sign.charCodeAt(0).toString(16).padStart(4, "0")}_`)

/** The rules an index has to keep, for a column about to stand among `others`. */
export const checkIndex = (column: Column, others: readonly Column[]) => {
  if (column.enforceUniqueValues && !column.indexed) {
    throw invalidRequest(`Column '${column.name}' must be indexed to enforce unique values`)
  }
  if (!column.indexed) return
  if (isNote(column)) throw invalidRequest(`Column '${column.name}' has multiple lines and cannot be indexed`)
  if (column.enforceUniqueValues && column.boolean) {
    throw invalidRequest(`Column '${column.name}' is a boolean and cannot enforce unique values`)
  }
  // ID is indexed from birth and does not count.
  const indexes = others.filter(other => other.indexed && other.name !== "ID" && other.name !== column.name).length
  if (indexes >= mostIndexes) throw invalidRequest(`A list takes at most ${mostIndexes} indexed columns`)
}

const refuseUnsupported = (body: unknown) => {
  if (!isRecord(body)) throw invalidRequest("Invalid request: a column definition is needed")
  const member = otherMembers.find(name => body[name] !== undefined && body[name] !== null)
  if (member) throw notImplemented(`columns with '${member}'`)
}

/** Checks a new column's definition and fills in what the service fills in. */
export const readColumn = (body: unknown, existing: readonly Column[]): Column => {
  refuseUnsupported(body)
  const { data, error } = NewColumn.safeParse(body)
  if (error) throw invalidRequest(`Invalid request: ${z.prettifyError(error)}`)
  if (facets.filter(facet => data[facet]).length !== 1) {
    throw invalidRequest(`Column '${data.name}' needs exactly one of ${facets.join(", ")}`)
  }
  if (data.choice?.displayAs === "checkBoxes") throw notImplemented("choice columns that take several values")
  if (data.required) throw notImplemented("required columns")

  const name = internalName(data.name)
  const folded = name.toLowerCase()
  const taken = [...existing.map(column => column.name), ...computedNames].some(one => one.toLowerCase() === folded)
  if (taken) throw nameAlreadyExists(`A column named '${name}' already exists`)
  // Could be made, but SharePoint was seen to refuse every write to it.
  if (folded === "scope") throw invalidRequest("The name is reserved")

  const column = { ...data, id: randomUUID(), name, displayName: data.displayName ?? data.name, readOnly: false }
  checkIndex(column, existing)
  return column
}
