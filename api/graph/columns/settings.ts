import { Setting } from "#domain/people/setting.ts"
import { cut, type ListColumns, readText, writeText } from "./column.ts"

export const settings: ListColumns<Setting> = {
  name: "Settings",
  columns: [
    { name: "Title", type: "text", of: "title", write: setting => cut(setting.title) },
    { name: "Key", type: "text", indexed: true, unique: true, of: "key", write: setting => setting.key },
    { name: "Value", type: "note", of: "value", write: setting => writeText(setting.value) },
  ],
  read: fields =>
    Setting.parse({ key: readText(fields, "Key"), title: readText(fields, "Title"), value: readText(fields, "Value") }),
}
