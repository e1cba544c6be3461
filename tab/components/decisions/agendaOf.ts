// A forum's agenda: what is still to be decided, in the order it was put there, and what was decided, newest first.
import type { AgendaLine } from "#domain/wire/decisions.ts"

export function agendaOf(lines: readonly AgendaLine[]): { open: AgendaLine[]; decided: AgendaLine[] } {
  const decidedOn = (line: AgendaLine) => line.decidedOn ?? line.putOn
  return {
    open: lines.filter(line => line.state === "open").toSorted((a, b) => a.putOn.localeCompare(b.putOn)),
    decided: lines
      .filter(line => line.state === "decided")
      .toSorted((a, b) => decidedOn(b).localeCompare(decidedOn(a))),
  }
}
