// Gathers the text of one cell or paragraph as a page's elements come by.

export type Lines = {
  /** `isExact`: white space is the writer's own, not the page's layout. */
  add(text: string, isExact: boolean): void
  /** The next text begins a line, if there was any before. */
  end(): void
  /** What was gathered, blank lines left out; begins anew. */
  take(): string
}

export function gatherLines(): Lines {
  let pieces: string[] = []
  let isExactWhole = true
  return {
    add(text, isExact) {
      const plain = text.replaceAll("\u00a0", " ").replaceAll(/[\u00ad\u200b\ufeff]/g, "")
      pieces.push(isExact ? plain : plain.replaceAll(/[ \t\r\n\f]+/g, " "))
      isExactWhole &&= isExact
    },
    end() {
      if (pieces.length > 0) pieces.push("\n")
    },
    take() {
      const whole = pieces.join("")
      const lines = (isExactWhole ? whole : whole.replaceAll(/ {2,}/g, " ")).split("\n")
      pieces = []
      isExactWhole = true
      return lines
        .map(line => line.trim())
        .filter(Boolean)
        .join("\n")
    },
  }
}
