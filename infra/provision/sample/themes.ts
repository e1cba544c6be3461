// The headings of the two plans that have actions.
import type { Theme } from "#domain/plan/theme.ts"
import { planKeys } from "./plans.ts"
import { sampleKey } from "./sampleKey.ts"

export const themeKey = (planCode: "SSAP" | "CIF", code: string) => sampleKey("THEME", planCode + code)

const surveyTheme = (order: number, title: string, note = ""): Theme => ({
  key: themeKey("SSAP", String(order)),
  title,
  planKey: planKeys.staffSurvey,
  code: String(order),
  order,
  note,
})

const frameworkTheme = (order: number, code: string, title: string, note: string): Theme => ({
  key: themeKey("CIF", code),
  title,
  planKey: planKeys.improvementFramework,
  code,
  order,
  note,
})

export const themes: readonly Theme[] = [
  surveyTheme(1, "Communication"),
  surveyTheme(2, "Leadership and Management"),
  surveyTheme(
    3,
    "Performance Management",
    "This work is harder and cannot be hurried; its dates lie further off for that reason.",
  ),
  surveyTheme(4, "The future of the survey"),
  frameworkTheme(1, "A", "Lead from the front", "Say plainly where the council is going, and show it in what is done."),
  frameworkTheme(2, "B", "Work as one council", "Members, officers and partners pull the same way."),
  frameworkTheme(3, "C", "Deliver with the borough", "Turn shared priorities into results people notice."),
  frameworkTheme(4, "D", "Build firm ground", "Sound governance, sound money and people equipped for their work."),
]
