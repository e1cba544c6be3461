// Why something of a document is listed as unread. Codes; their wording for people is elsewhere.

export const whyUnread = [
  "outside the table",
  "may be the owner of every action",
  "another day was given",
  "only a part of the day is told",
  "a note on a heading",
  "a heading without actions",
  "not a table of actions",
  "column taken by what it holds",
  "no place for this column yet",
  "a status in other words",
  "cells are missing",
  "more cells than headings",
  "no action beside it",
  "could not be paired",
  "one for several actions",
  "owner not told",
  "by-when not understood",
] as const
export type WhyUnread = (typeof whyUnread)[number]

export type Unread = { where: string; text: string; why: WhyUnread }

export const placeOf = (table: number, row?: number): string =>
  row === undefined ? `table ${table}` : `table ${table}, row ${row}`

export const columnPlace = (table: number, column: number, heading: string): string =>
  `table ${table}, column ${column}${heading === "" ? "" : ` (${heading.replaceAll("\n", " ")})`}`
