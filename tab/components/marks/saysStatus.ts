import type { Standing } from "#domain/wire/standing.ts"

/** Whether the mark's words are the status already, so that it need not be said twice. */
export const saysStatus = ({ because }: Standing): boolean =>
  because === "complete" || because === "in place" || because === "closed"
