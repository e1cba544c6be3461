// Word and Excel files are zips with a list of what is in them. Says which of the two it is, and hands on only
// the parts that were looked through, packed anew: a library then reads what was vetted and nothing else.
import { elementsOf, hasEntities } from "./guardXml.ts"
import { guardZip, type Parts } from "./guardZip.ts"
import { isRefused, type Refused, refused } from "./opened.ts"

export type Package = { holds: "docx" | "xlsx"; parts: Parts; title: string | null }

const contents = "[Content_Types].xml"
const mainTypes = [
  { holds: "docx", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" },
  { holds: "docx", type: "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml" },
  { holds: "xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml" },
  { holds: "xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml" },
] as const

export function guardPackage(bytes: Uint8Array): Package | Refused {
  const zip = guardZip(bytes)
  if (isRefused(zip)) return zip
  if (!zip.names.includes(contents)) return refused("not what its name says")
  if (zip.names.some(name => /vba(?:Project|Data)|activeX/i.test(name))) return refused("has macros")
  const parts = zip.unpack(name => /\.(?:xml|rels)$/i.test(name))
  if (isRefused(parts)) return parts
  for (const part of parts.values()) if (hasEntities(part)) return refused("entities")
  const types = elementsOf(parts.get(contents), ["Default", "Override"]).map(each => each.attributes.ContentType ?? "")
  if (types.some(type => /macroEnabled|vbaProject/i.test(type))) return refused("has macros")
  const main = mainTypes.find(({ type }) => types.includes(type))
  if (main === undefined) return refused("not what its name says")
  const title = elementsOf(parts.get("docProps/core.xml"), ["title"])[0]?.text.trim()
  return { holds: main.holds, parts, title: title || null }
}
