// What a file says it is by its name, and whether its first bytes agree.
import { type Refusal, type Refused, refused } from "./opened.ts"

export type Kind = "office" | "separated" | "page" | "text"

const kinds: Record<string, Kind> = {
  ...{ docx: "office", xlsx: "office", dotx: "office", xltx: "office" },
  ...{ csv: "separated", tsv: "separated" },
  ...{ html: "page", htm: "page" },
  ...{ txt: "text", md: "text" },
}
const withMacros = ["docm", "xlsm", "dotm", "xltm", "xlam"]
/** Kinds that people have plans in, and that are not read: each has its own remedy. */
const unread: Record<string, Refusal> = {
  ...{ pdf: "pdf", xlsb: "binary workbook", rtf: "rich text" },
  ...{ doc: "old Word", dot: "old Word", xls: "old Excel", xlt: "old Excel" },
}

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
const zip = Buffer.from("PK\u0003\u0004")
const foreign = [zip, compound, Buffer.from("%PDF-"), Buffer.from("{\\rtf"), Buffer.from([0x89, 0x50, 0x4e, 0x47])]
/** A document with a password is a compound file with its true contents in this stream. */
const encryptedStream = Buffer.from("EncryptedPackage", "utf16le")

export const extensionOf = (name: string): string => /\.([^.\\/]+)\s*$/.exec(name)?.[1]?.trim().toLowerCase() ?? ""

export function guardKind(name: string, bytes: Uint8Array): Kind | Refused {
  const extension = extensionOf(name)
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const starts = (head: Buffer) => buffer.subarray(0, head.length).equals(head)
  if (starts(compound) && buffer.includes(encryptedStream)) return refused("encrypted")
  const remedy = unread[extension]
  if (remedy !== undefined) return refused(remedy)
  if (withMacros.includes(extension)) return refused("has macros")
  const kind = kinds[extension]
  if (kind === undefined) return refused("other kind")
  // An old document renamed needs the same remedy as one that was not: saving it anew.
  if (kind === "office" && starts(compound)) return refused("old format")
  if (kind === "office") return starts(zip) ? kind : refused(bytes.length === 0 ? "broken" : "not what its name says")
  return foreign.some(starts) ? refused("not what its name says") : kind
}
