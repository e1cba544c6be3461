import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"

/** A path for a store's file, gone with its folder when the test ends. */
export const tempFile = () => {
  const folder = mkdtempSync(join(tmpdir(), "local-graph-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, "graph.sqlite")
}
