// Short ways to write down what the sample's by-whens mean.
import type { ByWhen, Stage } from "#domain/byWhen/byWhen.ts"
import type { Day } from "#domain/day/day.ts"

const open: Stage = {
  label: null,
  earliest: null,
  latest: null,
  ongoing: false,
  repeats: null,
  certainty: "month",
  inferred: null,
  doneOn: null,
}

type Further = Partial<Omit<Stage, "earliest" | "latest">>

export const between = (earliest: Day, latest: Day, further: Further = {}): Stage => ({
  ...open,
  earliest,
  latest,
  ...further,
})

export const by = (latest: Day, further: Further = {}): Stage => ({ ...open, latest, ...further })

export const on = (day: Day, further: Further = {}): Stage => between(day, day, { certainty: "day", ...further })

export const from = (earliest: Day, further: Further = {}): Stage => ({ ...open, earliest, ongoing: true, ...further })

export const ongoing: Stage = { ...open, ongoing: true, certainty: "unknown" }

export const byWhen = (words: string, stages: Stage[], reviewOn: Day | null = null): ByWhen => ({
  words,
  stages,
  reviewOn,
})
