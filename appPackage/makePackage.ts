// The zip that an administrator uploads: manifest and icons at its root.
import { readFile } from "node:fs/promises"
import { strToU8, zipSync } from "fflate"
import { makeManifest, type PackageSettings } from "./makeManifest.ts"

const read = (name: string) => readFile(new URL(name, import.meta.url))

/** The same settings give the same bytes. */
export async function makePackage(settings: PackageSettings): Promise<Uint8Array> {
  const manifest = makeManifest(await read("manifest.json").then(String), settings)
  const files = {
    "manifest.json": strToU8(manifest),
    "color.png": new Uint8Array(await read("color.png")),
    "outline.png": new Uint8Array(await read("outline.png")),
  }
  return zipSync(files, { mtime: new Date("2026-01-01T00:00:00Z") })
}
