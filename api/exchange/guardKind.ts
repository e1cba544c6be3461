// What a file says it is by its name, and whether its first bytes agree.
import { type Refused, refused } from "./opened.ts"

export type Kind = "office" | "separated" | "page" | "text"

const kinds: Record<string, Kind> = {
  ...{ docx: "office", xlsx: "office", dotx: "office", xltx: "office" },
  ...{ csv: "separated", tsv: "separated" },
  ...{ html: "page", htm: "page" },
  ...{ txt: "text", md: "text" },
}
const withMacros = ["docm", "xlsm", "dotm", "xltm", "xlam", "xlsb"]
const old = ["doc", "xls", "dot", "xlt", "rtf"]

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
  if (starts(compound)) return refused(buffer.includes(encryptedStream) ? "encrypted" : oldOrOther(extension))
  if (withMacros.includes(extension)) return refused("has macros")
  if (old.includes(extension)) return refused(starts(Buffer.from("{\\rtf")) ? "old format" : "not what its name says")
  const kind = kinds[extension]
  if (kind === undefined) return refused("no table")
  if (kind === "office") return starts(zip) ? kind : refused(bytes.length === 0 ? "broken" : "not what its name says")
  return foreign.some(starts) ? refused("not what its name says") : kind
}

/** An old document renamed .docx needs the same remedy as one that was not: saving it anew. */
const oldOrOther = (extension: string) =>
  kinds[extension] === "office" || old.includes(extension) || withMacros.includes(extension)
    ? "old format"
    : "not what its name says"
