// Unpacks a zip that nobody vouches for: its directory is believed only as far as the unpacked bytes bear it out.
import { crc32, inflateRawSync } from "node:zlib"
import { limits } from "./guardLimits.ts"
import { isRefused, type Refused, refused } from "./opened.ts"

type Entry = { name: string; method: number; crc: number; packed: number; size: number; offset: number }

/** Unpacked parts by name. */
export type Parts = Map<string, Uint8Array>

export type Zip = { names: readonly string[]; unpack: (wanted: (name: string) => boolean) => Parts | Refused }

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50
const endLength = 22
const methods = { stored: 0, deflated: 8 }
const longestComment = 0xffff
/** Stands where the true figure is in a zip64 record; what needs one is too large for us. */
const isElsewhere = 0xffffffff

export function guardZip(bytes: Uint8Array): Zip | Refused {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(buffer)
  if ("kind" in entries) return entries
  const fault = faultOf(entries)
  if (fault) return fault
  return {
    names: entries.map(entry => entry.name),
    unpack: wanted =>
      unpackAll(
        buffer,
        entries.filter(entry => wanted(entry.name)),
      ),
  }
}

function entriesOf(buffer: Buffer): Entry[] | Refused {
  const end = endOf(buffer)
  if (end === null) return refused("broken")
  const count = buffer.readUInt16LE(end + 10)
  const start = buffer.readUInt32LE(end + 16)
  if (start === isElsewhere || count > limits.entries) return refused("unpacks too large")
  const entries: Entry[] = []
  for (let at = start; entries.length < count; ) {
    if (at + 46 > end || buffer.readUInt32LE(at) !== entrySignature) return refused("broken")
    if (buffer.readUInt16LE(at + 8) & 1) return refused("encrypted")
    const nameLength = buffer.readUInt16LE(at + 28)
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/"),
      method: buffer.readUInt16LE(at + 10),
      crc: buffer.readUInt32LE(at + 16),
      packed: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32)
  }
  return entries
}

function endOf(buffer: Buffer): number | null {
  for (let at = buffer.length - endLength; at >= Math.max(0, buffer.length - endLength - longestComment); at--)
    if (buffer.readUInt32LE(at) === endSignature) return at
  return null
}

function faultOf(entries: readonly Entry[]): Refused | null {
  // Of two parts of one name each reader takes another: what was looked at would not be what is read.
  if (new Set(entries.map(entry => entry.name.toLowerCase())).size < entries.length) return refused("broken")
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0)
  const isBomb = entries.some(({ size, packed }) => size > limits.ratioFrom && size > packed * limits.ratio)
  return declared > limits.declaredBytes || isBomb ? refused("unpacks too large") : null
}

function unpackAll(buffer: Buffer, entries: readonly Entry[]): Parts | Refused {
  const parts: Parts = new Map()
  if (entries.reduce((sum, entry) => sum + entry.size, 0) > limits.xmlBytes) return refused("unpacks too large")
  for (const entry of entries) {
    const part = unpackOne(buffer, entry)
    if (isRefused(part)) return part
    parts.set(entry.name, part)
  }
  return parts
}

function unpackOne(buffer: Buffer, entry: Entry): Uint8Array | Refused {
  const { offset, packed, size } = entry
  if (offset + 30 > buffer.length || buffer.readUInt32LE(offset) !== localSignature) return refused("broken")
  const start = offset + 30 + buffer.readUInt16LE(offset + 26) + buffer.readUInt16LE(offset + 28)
  if (start + packed > buffer.length) return refused("broken")
  const part = inflate(buffer.subarray(start, start + packed), entry)
  if (isRefused(part)) return part
  return part.length === size && crc32(part) === entry.crc ? part : refused("broken")
}

function inflate(packed: Buffer, { method, size }: Entry): Uint8Array | Refused {
  if (method === methods.stored) return packed
  if (method !== methods.deflated) return refused("broken")
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (error) {
    const isMore = error instanceof RangeError && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE"
    return refused(isMore ? "unpacks too large" : "broken")
  }
}
