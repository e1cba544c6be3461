import { type Person, Post } from "#domain/people/post.ts"
import {
  type Column,
  cut,
  type Fields,
  type ListColumns,
  readLines,
  readText,
  readTextOrNull,
  writeLines,
  writeText,
} from "./column.ts"

/** People are an object id and a name in two text columns: Graph cannot make the number a person column wants. */
const person = (prefix: string, of: "holder" | "updater" | "standIn"): Column<Post>[] => [
  { name: `${prefix}Id`, type: "text", of, write: post => post[of]?.id ?? null },
  { name: `${prefix}Name`, type: "text", of, write: post => post[of]?.name ?? null },
]

const readPerson = (fields: Fields, prefix: string): Person | null => {
  const id = readTextOrNull(fields, `${prefix}Id`)
  return id === null ? null : { id, name: readText(fields, `${prefix}Name`) }
}

/** "Mon, Tue, Thu": what people read in the list, too. */
const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"]
const writeWeekdays = (days: readonly number[]) => days.flatMap(day => weekdays[day - 1] ?? []).join(", ")
const readWeekdays = (text: string) =>
  weekdays.flatMap((name, at) => (text.toLowerCase().includes(name.toLowerCase()) ? [at + 1] : []))

export const posts: ListColumns<Post> = {
  name: "Posts",
  columns: [
    { name: "Title", type: "text", of: "title", write: post => cut(post.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: post => post.key },
    { name: "UnitKey", type: "text", indexed: true, of: "unitKey", write: post => writeText(post.unitKey) },
    ...person("Holder", "holder"),
    ...person("Updater", "updater"),
    ...person("StandIn", "standIn"),
    { name: "LineManagerKey", type: "text", of: "lineManagerKey", write: post => writeText(post.lineManagerKey) },
    { name: "Roles", type: "note", of: "roles", write: post => writeLines(post.roles) },
    { name: "MemberKeys", type: "note", of: "memberKeys", write: post => writeLines(post.memberKeys) },
    { name: "Members", type: "note", of: "memberKeys", write: (post, names) => writeLines(post.memberKeys.map(names)) },
    { name: "ContactKey", type: "text", of: "contactKey", write: post => writeText(post.contactKey) },
    { name: "WorksOn", type: "text", of: "worksOn", write: post => writeText(writeWeekdays(post.worksOn)) },
    { name: "TermTimeOnly", type: "boolean", of: "isTermTimeOnly", write: post => post.isTermTimeOnly },
  ],
  read: fields =>
    Post.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      unitKey: readTextOrNull(fields, "UnitKey"),
      holder: readPerson(fields, "Holder"),
      updater: readPerson(fields, "Updater"),
      standIn: readPerson(fields, "StandIn"),
      lineManagerKey: readTextOrNull(fields, "LineManagerKey"),
      roles: readLines(fields, "Roles"),
      memberKeys: readLines(fields, "MemberKeys"),
      contactKey: readTextOrNull(fields, "ContactKey"),
      worksOn: readWeekdays(readText(fields, "WorksOn")),
      isTermTimeOnly: fields.TermTimeOnly === true,
    }),
}
