// Requests on their way to the lists, as rows of durable work.
import type { Request } from "#domain/people/request.ts"
import type { RequestRow } from "#domain/request/requestRow.ts"

export const aRequestRow = (request: Request, part: Partial<RequestRow> = {}): RequestRow => ({
  kind: "request",
  key: `form:${request.key}`,
  state: "accepted",
  body: { type: "ask", request, update: null },
  dueAt: 0,
  leaseUntil: null,
  attempts: 0,
  version: 1,
  createdAt: "2026-11-26T09:00:00Z",
  ...part,
})
