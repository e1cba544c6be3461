// A plan's row for tests: under way, led, on course, with nothing else to say.
import type { ActionRow } from "#domain/wire/plans.ts"

export const actionRow = (parts: Partial<ActionRow> = {}): ActionRow => ({
  key: "A1",
  reference: "1.1",
  text: "Keep every team’s pages up to date",
  themeKey: "T1",
  horizon: "Immediate",
  lead: { title: "Head of Service 1", members: null },
  contributors: [],
  leadWords: "Head of Service 1",
  byWhen: { words: "October 2026", stages: [], reviewOn: null },
  originalByWhen: "October 2026",
  timesRedated: 0,
  daysRedated: 0,
  progress: "",
  lastUpdateOn: null,
  status: "under way",
  closedBecause: null,
  forecast: null,
  standing: { rating: "green", because: "on course" },
  recommendations: [],
  commitments: [],
  exemptParagraph: null,
  isWaiting: false,
  ...parts,
})
