import { unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { guardZip, type Parts } from "#api/exchange/guardZip.ts"
import { isRefused } from "#api/exchange/opened.ts"
import { packStored } from "#api/exchange/packStored.ts"

const parts: Parts = new Map([
  ["[Content_Types].xml", Buffer.from("<Types/>")],
  ["word/Größe – 表.xml", Buffer.from("Words of any kind: £, é, 表, 😀")],
  ["empty.xml", new Uint8Array()],
  ["large.xml", new Uint8Array(300_000).fill(65)],
])

describe("packStored", () => {
  it("packs what a library unpacks again, byte for byte, names and all", () => {
    const unpacked = Object.entries(unzipSync(packStored(parts)))
    expect(
      unpacked.map(([name, part]) => [name, Buffer.from(part).equals(parts.get(name) ?? Buffer.from("none"))]),
    ).toEqual([...parts.keys()].map(name => [name, true]))
  })

  it("passes the guard, which holds every checksum and size against the bytes", () => {
    const zip = guardZip(packStored(parts))
    if (isRefused(zip)) throw new Error(zip.why)
    const unpacked = zip.unpack(() => true)
    if ("kind" in unpacked) throw new Error(unpacked.why)
    expect([...unpacked.keys()]).toEqual([...parts.keys()])
  })

  it("has its buffer to itself", () => {
    const packed = packStored(parts)
    expect([packed.byteOffset, packed.buffer.byteLength]).toEqual([0, packed.byteLength])
  })
})
