// Ids that sort by when they were made, and short digests.
import { createHash } from "node:crypto"
import { monotonicFactory } from "ulid"
import type { Ids } from "#domain/work/ports.ts"

export function createIds(): Ids {
  const next = monotonicFactory()
  return {
    next: () => next(),
    digest: text => createHash("sha256").update(text).digest("base64url").slice(0, 22),
  }
}
