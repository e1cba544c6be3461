// How a list's columns are declared, and how values pass between a list item's fields and the domain.
import { londonDay } from "#domain/day/day.ts"

/** The value of one field as Graph takes and gives it; empty columns are left out of what it gives. */
export type FieldValue = string | number | boolean | null
export type Fields = Readonly<Record<string, unknown>>

export type ColumnKind =
  | { type: "text"; indexed?: true; unique?: true }
  | { type: "note" | "number" | "day" | "time" | "boolean" }
  | { type: "day" | "time"; indexed: true }
  | { type: "choice"; choices: readonly string[]; indexed?: true }

/** A column: its kind, the property of the domain it holds, and how that is written. */
export type Column<T> = ColumnKind & {
  name: string
  of: keyof T
  write(value: T, names: Names): FieldValue
}

/** What people read beside a key: the title of a post, the number of a recommendation. */
export type Names = (key: string) => string

/** One list: its display name, its columns, and its items as the domain knows them. */
export type ListColumns<T> = {
  name: string
  columns: readonly Column<T>[]
  /** Throws when an item cannot be understood. */
  read(fields: Fields): T
}

/** Columns every list has besides its own. */
export const commonColumns: readonly (ColumnKind & { name: string })[] = [
  { name: "Key", type: "text", indexed: true, unique: true },
  { name: "DeletedOn", type: "time" },
  { name: "SchemaVersion", type: "number" },
]
export const schemaVersion = 1

/** A day is written at noon, so that no time zone moves it to its neighbour. */
export const writeDay = (day: string | null): FieldValue => (day === null ? null : `${day}T12:00:00Z`)
export const writeText = (text: string | null): FieldValue => (text === "" ? null : text)
export const writeLines = (lines: readonly string[]): FieldValue => writeText(lines.join("\n"))

/** A single line of SharePoint holds 255 characters. */
export const cut = (text: string): string => (text.length <= 255 ? text : `${text.slice(0, 254)}…`)

/** Items are never deleted, but marked. */
export const isDeleted = (fields: Fields): boolean => fields.DeletedOn !== undefined && fields.DeletedOn !== null

export const readText = (fields: Fields, name: string): string => String(fields[name] ?? "")
export const readTextOrNull = (fields: Fields, name: string): string | null => readText(fields, name) || null
export const readNumber = (fields: Fields, name: string): number => Number(fields[name] ?? 0)
export const readDay = (fields: Fields, name: string): string | null =>
  fields[name] === undefined || fields[name] === null ? null : londonDay(String(fields[name]))
export const readTime = (fields: Fields, name: string): string | null =>
  fields[name] === undefined || fields[name] === null ? null : String(fields[name])
export const readLines = (fields: Fields, name: string): string[] =>
  readText(fields, name)
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "")
export const readJson = (fields: Fields, name: string): unknown => {
  const text = readText(fields, name)
  return text === "" ? null : JSON.parse(text)
}

/** The fields of a whole item, or of the part of it that changed. */
export function writeFields<T extends object>(
  list: ListColumns<T>,
  value: T,
  names: Names,
  changed?: readonly (keyof T)[],
): Record<string, FieldValue> {
  const columns = changed ? list.columns.filter(column => changed.includes(column.of)) : list.columns
  const written = columns.map(column => [column.name, column.write(value, names)] as const)
  return Object.fromEntries(changed ? written : written.filter(([, field]) => field !== null))
}
