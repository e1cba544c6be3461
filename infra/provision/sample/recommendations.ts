// What the peer challenge asked of the council. R6 is not answered by any action, and so is shown as open.
import type { Recommendation } from "#domain/plan/recommendation.ts"
import { dayIn } from "./sampleDays.ts"
import { sampleKey } from "./sampleKey.ts"

export const recommendationKey = (number: string) => sampleKey("REC", `PEER${number.slice(1).padStart(2, "0")}`)

const wordings = [
  "Agree on one picture of the council’s future and tell it in the same words everywhere.",
  "Choose fewer priorities, and say what will wait.",
  "Give senior managers below the top team a clear part in change.",
  "Settle how leaders are expected to behave, and hold one another to it.",
  "Finish the review of the top team so that every area has a settled lead.",
  "Publish how long residents wait for an answer, by service.",
  "Tell staff sooner and more often what has been decided, and why.",
  "Make sure that every budget holder understands the medium-term financial position.",
  "Show how each saving will be made before the year begins.",
  "Bring savings, projects and improvement together in one programme with enough people.",
  "Make plain which board decides what.",
  "Set down what the council and its partners expect of each other.",
  "Use the voice of the council’s leaders in the region.",
  "Prepare for the combined authority with one agreed view.",
  "Ask residents, staff and partners what they think of the response before it is final.",
]

export const makeRecommendations = (year: number): Recommendation[] =>
  wordings.map((wording, index) => ({
    key: recommendationKey(`R${index + 1}`),
    source: `Peer challenge, February ${year}`,
    number: `R${index + 1}`,
    wording,
    response: index === 5 ? "" : "Accepted.",
    on: dayIn(year, "02-23"),
  }))
