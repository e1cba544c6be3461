import { Forum } from "#domain/people/forum.ts"
import { cut, type ListColumns, readLines, readText, readTextOrNull, writeLines, writeText } from "./column.ts"

export const forums: ListColumns<Forum> = {
  name: "Forums",
  columns: [
    { name: "Title", type: "text", of: "title", write: forum => cut(forum.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: forum => forum.key },
    { name: "MemberKeys", type: "note", of: "memberKeys", write: forum => writeLines(forum.memberKeys) },
    {
      name: "Members",
      type: "note",
      of: "memberKeys",
      write: (forum, names) => writeLines(forum.memberKeys.map(names)),
    },
    { name: "Seats", type: "note", of: "seats", write: forum => writeText(forum.seats) },
    { name: "ChairKey", type: "text", of: "chairKey", write: forum => writeText(forum.chairKey) },
    { name: "ClerkKey", type: "text", of: "clerkKey", write: forum => writeText(forum.clerkKey) },
    { name: "ChannelId", type: "text", of: "channelId", write: forum => writeText(forum.channelId) },
    { name: "Calendar", type: "note", of: "calendar", write: forum => writeText(forum.calendar) },
  ],
  read: fields =>
    Forum.parse({
      key: readText(fields, "Key"),
      title: readText(fields, "Title"),
      memberKeys: readLines(fields, "MemberKeys"),
      seats: readText(fields, "Seats"),
      chairKey: readTextOrNull(fields, "ChairKey"),
      clerkKey: readTextOrNull(fields, "ClerkKey"),
      channelId: readText(fields, "ChannelId"),
      calendar: readText(fields, "Calendar"),
    }),
}
