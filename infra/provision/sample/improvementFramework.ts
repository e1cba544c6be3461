// The improvement framework's sixteen actions: a draft, so nobody owns them and nothing is dated.
import type { Action } from "#domain/action/action.ts"
import { actionKey, untold } from "./actionKey.ts"
import { planKeys } from "./plans.ts"
import { recommendationKey } from "./recommendations.ts"
import { themeKey } from "./themes.ts"

type Commitment = "Equalities" | "Affordability" | "Climate" | "Health"

const action = (reference: string, text: string, answers: string[], commitments: Commitment[]): Action => ({
  ...untold,
  key: actionKey("CIF", reference),
  planKey: planKeys.improvementFramework,
  themeKey: themeKey("CIF", reference.slice(0, 1)),
  reference,
  text,
  recommendationKeys: answers.map(recommendationKey),
  commitments,
  source: "Peer challenge",
})

export const frameworkActions: readonly Action[] = [
  action(
    "A1",
    "Complete the new shape of CMT and let staff see it work as one team",
    ["R1", "R2", "R4", "R5", "R13"],
    ["Equalities"],
  ),
  action(
    "A2",
    "Take stock of the council plan and settle with members what comes first",
    ["R2", "R5", "R14"],
    ["Affordability", "Climate"],
  ),
  action(
    "A3",
    "Begin a yearly round of meetings between members, CMT and leaders in the borough",
    ["R12", "R13", "R14"],
    ["Climate", "Health"],
  ),
  action(
    "A4",
    "Bring savings, projects and improvement work into one plan with the people to carry it",
    ["R10"],
    ["Affordability"],
  ),
  action(
    "B1",
    "Write a culture plan with senior managers: shared values, and how we work by them",
    ["R3", "R4", "R13"],
    ["Equalities", "Health"],
  ),
  action(
    "B2",
    "Set out what is expected of leaders, and start a programme that helps them to it",
    ["R1", "R4", "R5"],
    ["Equalities"],
  ),
  action(
    "B3",
    "Renew appraisals so that each person’s objectives are found in a service plan",
    ["R2", "R4", "R5"],
    ["Equalities", "Health"],
  ),
  action("B4", "Open more ways for staff to put forward ideas, and answer every one", ["R10"], ["Climate"]),
  action(
    "C1",
    "Agree one account of what the council is for, and use it inside and out",
    ["R1", "R7"],
    ["Equalities", "Climate"],
  ),
  action(
    "C2",
    "Make a partnerships plan: who we work with, on what, and how each is heard",
    ["R12", "R13", "R14"],
    ["Health", "Climate"],
  ),
  action(
    "C3",
    "Welcome the combined authority’s mayor with a shared briefing on the borough",
    ["R13", "R14"],
    ["Climate"],
  ),
  action(
    "C4",
    "Give the senior managers’ group a larger part in change, money and performance",
    ["R2", "R3", "R7", "R8", "R9"],
    ["Affordability"],
  ),
  action(
    "D1",
    "Redraw the officer boards: what each decides, and where a question goes next",
    ["R4", "R5"],
    ["Affordability"],
  ),
  action(
    "D2",
    "Tie each board to priorities, savings and projects, with one person accountable",
    ["R2", "R10", "R11"],
    ["Affordability", "Climate"],
  ),
  action(
    "D3",
    "Explain the medium-term finances to every manager, and what each must answer for",
    ["R8", "R9"],
    ["Affordability"],
  ),
  action(
    "D4",
    "Review scrutiny, and grow members’ induction into a programme for their whole term",
    ["R10", "R11", "R15"],
    ["Equalities"],
  ),
]
