import type { OpenRequest } from "#domain/wire/decisions.ts"
import type { Words } from "#domain/words/words.ts"

/** "By when: 31 October 2026 to 31 December 2026.": the change that a decision is about. */
export const wordWanted = (request: Pick<OpenRequest, "kind" | "now" | "wanted" | "stage">, words: Words): string =>
  words.say(`tab.decide.what.${request.kind}`, {
    ...{ now: request.now, wanted: request.wanted },
    ...{ stage: request.stage ?? "", hasStage: String(request.stage !== null) },
  })
