import { resolve } from "node:path"
import { defineConfig } from "vite"

export default defineConfig({
  root: import.meta.dirname,
  base: "/_small-teams/",
  build: {
    outDir: resolve(import.meta.dirname, "../../../../dist/small-teams"),
    emptyOutDir: true,
    // The card renderer alone is most of this; the page is only ever served from the same machine.
    chunkSizeWarningLimit: 700,
  },
})
