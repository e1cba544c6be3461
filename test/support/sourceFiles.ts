// The project's own source files and what they import.
import { readdirSync, readFileSync } from "node:fs"
import { dirname, join, relative } from "node:path"
import { fileURLToPath } from "node:url"

export const root = fileURLToPath(new URL("../../", import.meta.url))
const left = new Set(["node_modules", "dist", ".git", ".data"])

export function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return left.has(entry.name) ? [] : filesIn(path, pattern)
    return pattern.test(entry.name) ? [path] : []
  })
}

export const textOf = (file: string): string => readFileSync(join(root, file), "utf8")

const importPattern =
  /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|import\(\s*["']([^"']+)["']\s*\)|(?:^|\n)import\s*["']([^"']+)["']/g
const alias = /^#(domain|api|bot|infra|test)\//

/** What a file imports: paths from the root for our own files, names for packages. */
export function importsOf(file: string, { typesToo } = { typesToo: true }): string[] {
  const text = typesToo ? textOf(file) : textOf(file).replaceAll(/(?:import|export) type [^;]*? from "[^"]+"/g, "")
  return [...text.matchAll(importPattern)].map(found => {
    const name = found[1] ?? found[2] ?? found[3] ?? ""
    if (alias.test(name)) return name.slice(1)
    return name.startsWith(".") ? relative(root, join(root, dirname(file), name)) : name
  })
}

export const isOwn = (imported: string) => /^(domain|api|bot|tab|infra|test|appPackage)\//.test(imported)
