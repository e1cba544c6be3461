// The documents are true: every path they name exists, every script they name can be run.
import { existsSync } from "node:fs"
import { dirname, join } from "node:path"
import { describe, expect, it } from "vitest"
import { filesIn, root, textOf } from "./support/sourceFiles.ts"

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...filesIn("docs", /\.md$/),
  ...filesIn("infra", /README\.md$/),
]

/** Paths in backticks that begin at the root, and the targets of links. */
function pathsIn(document: string): string[] {
  const text = textOf(document)
  const quoted = [...text.matchAll(/`((?:domain|api|bot|tab|infra|test|appPackage|docs)\/[\w./@*-]*)`/g)].map(
    found => found[1] ?? "",
  )
  const linked = [...text.matchAll(/\]\((?!https?:|#)([^)\s]+)\)/g)].map(found =>
    join(dirname(document), found[1] ?? ""),
  )
  return [...quoted, ...linked].filter(path => !/[*<]/.test(path))
}

/** The annotated tree: folders by two spaces a level. */
function treeIn(document: string): string[] {
  const block = /```\n([\s\S]*?)```/.exec(textOf(document))?.[1] ?? ""
  const above: string[] = []
  return block.split("\n").flatMap(line => {
    const found = /^( *)(\S+)/.exec(line)
    if (!found) return []
    const level = (found[1] ?? "").length / 2
    above.length = level
    above[level] = found[2] ?? ""
    return [above.join("")]
  })
}

describe("documents", () => {
  it.each(documents)("%s names only paths that exist", document => {
    expect(pathsIn(document).filter(path => !existsSync(join(root, path)))).toEqual([])
  })

  it("ARCHITECTURE.md's tree is the tree", () => {
    const tree = treeIn("ARCHITECTURE.md")

    expect(tree.length).toBeGreaterThan(20)
    expect(tree.filter(path => !existsSync(join(root, path)))).toEqual([])
  })

  it("name only scripts that package.json has", () => {
    const { scripts } = JSON.parse(textOf("package.json"))
    const named = documents.flatMap(document =>
      [...textOf(document).matchAll(/npm run (\w+)/g)].map(found => found[1] ?? ""),
    )

    expect(named.filter(name => !(name in scripts))).toEqual([])
  })
})
