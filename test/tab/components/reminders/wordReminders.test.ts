import { describe, expect, it } from "vitest"
import { Because } from "#domain/reminder/because.ts"
import { DayState, NotAskedWhy, type PlannedPerson, type RemindersAnswer } from "#domain/wire/reminders.ts"
import { english, makeWords } from "#domain/words/words.ts"
import {
  wordDayState,
  wordItems,
  wordOutstanding,
  wordPeople,
  wordPlanState,
  wordRoundTitle,
} from "../../../../tab/components/reminders/wordReminders.ts"

const words = makeWords("en-GB", english)
const today = "2026-11-26"

const line = (reference: string) => ({ actionKey: reference, planKey: "P1", reference, text: "An action" })

const person = (hour: number, references: string[]): PlannedPerson => ({
  personId: `at ${hour}`,
  personName: "Amira Khan",
  postTitles: ["Head of Service"],
  hour,
  items: references.map(reference => ({ ...line(reference), planTitle: "A plan", because: "round due" })),
  card: null,
  escalated: [],
})

const answer = (state: DayState, people: PlannedPerson[], heldUntil: string | null = null): RemindersAnswer => ({
  today,
  asOf: "2026-11-26T09:12:00Z",
  day: { on: today, state, cap: 1, mayConfirm: true, people, notAsked: [] },
  sums: { requested: 0, sent: 0, failed: 0, skipped: 0, unknown: 0, waiting: 0 },
  rounds: [],
  plans: [],
  outstanding: [],
  unreached: [],
  leavers: null,
  timetable: [],
  ...{ daysRead: [], daysUnread: [] },
  health: {
    isHealthy: true,
    lastRun: null,
    nextRun: today,
    nextHour: 9,
    oldestWaitingSeconds: null,
    oldestWaiting: null,
    lastError: null,
    heldUntil,
  },
})

describe("wordDayState", () => {
  it("names each hour at which cards go once, in order", () => {
    const people = [person(10, ["1"]), person(9, ["2"]), person(9, ["3"])]

    expect(wordDayState(answer("to come", people), words)).toBe(
      "3 cards are to go at 09:00 and 10:00. Nothing has been sent yet.",
    )
  })

  it("says the number and the cap where there are too many", () => {
    expect(wordDayState(answer("too many", [person(9, ["1"]), person(9, ["2"])]), words)).toMatch(
      /^2 people are to get a card: more than the 1 /,
    )
  })

  it("says that nobody is asked rather than that all has gone", () => {
    expect(wordDayState(answer("done", []), words)).toBe("Nobody is asked on this day.")
    expect(wordDayState(answer("not a working day", []), words)).toBe("Not a working day: nothing is sent.")
  })

  it("leaves no gap where a hold has no end yet", () => {
    expect(wordDayState(answer("held", [person(9, ["1"])]), words)).toBe("Nothing is sent for now.")
    expect(wordDayState(answer("held", [person(9, ["1"])], "2026-11-27"), words)).toBe(
      "Nothing is sent before Friday 27 November 2026.",
    )
  })

  it("has a sentence for every state", () => {
    for (const state of DayState.options)
      expect(wordDayState(answer(state, [person(9, ["1"])]), words)).toMatch(/^[^{}]+\.$/)
  })
})

describe("the codes of the reminders", () => {
  it("each have a sentence", () => {
    for (const because of Because.options) expect(words.say(`tab.because.${because}`)).toMatch(/\.$/)
    for (const why of NotAskedWhy.options) expect(words.say(`tab.notAsked.${why}`)).toMatch(/\.$/)
  })
})

describe("wordPeople", () => {
  it("counts people and actions", () => {
    expect(wordPeople([person(9, ["1", "2"]), person(9, ["3"])], words)).toBe("2 people, 3 actions")
  })
})

describe("wordItems", () => {
  it("names what a card asks and what it tells of", () => {
    const escalated = [{ ...line("4.1"), postTitle: "Clerk", since: today }]

    expect(wordItems({ ...person(9, ["2.2", "2.4"]), escalated }, words)).toBe("2.2, 2.4, 4.1")
  })
})

describe("wordPlanState", () => {
  it.each([
    [{ state: "asking", from: "2026-10-01" }, "Asking"],
    [{ state: "asking", from: "2026-12-15" }, "Asking from 15 December 2026"],
    [{ state: "paused", from: "2026-12-15" }, "Paused until 15 December 2026"],
    [{ state: "paused", from: null }, "Paused until somebody resumes it"],
    [{ state: "not started", from: null }, "Not started: nobody is asked yet"],
    [{ state: "not chased", from: null }, "Not chased until it is approved"],
  ] as const)("says from when a plan is asked about: %o", (plan, said) => {
    expect(wordPlanState(plan, today, words)).toBe(said)
  })
})

describe("wordRoundTitle", () => {
  const round = {
    planTitles: [],
    forumTitle: "CMT",
    meetingOn: "2026-12-14",
    opens: today,
    remind: today,
    due: today,
    isOpen: true,
    isPaused: false,
    updated: 0,
    asked: 0,
  }

  it("names the forum and its meeting, or that there is none", () => {
    expect(wordRoundTitle(round, today, words)).toBe("For CMT on 14 December 2026")
    expect(wordRoundTitle({ ...round, meetingOn: null }, today, words)).toBe("For CMT")
    expect(wordRoundTitle({ ...round, forumTitle: null }, today, words)).toBe("Monthly round")
  })
})

describe("wordOutstanding", () => {
  const item = {
    ...line("2.4"),
    postTitle: "Clerk",
    personName: null,
    since: "2026-11-12",
    workingDays: 10,
    told: "nobody",
    pausedUntil: null,
  } as const

  it("says since when, who was told and until when it is left, and no more", () => {
    expect(wordOutstanding(item, today, words)).toBe("Was due on Thursday 12 November 2026, 10 working days ago.")
    expect(wordOutstanding({ ...item, told: "director", pausedUntil: "2026-12-01" }, today, words)).toBe(
      "Was due on Thursday 12 November 2026, 10 working days ago. The director has been told. Paused until Tuesday 1 December 2026.",
    )
  })
})
