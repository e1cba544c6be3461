// What must not be read as sure: under a condition, of a part, of a day ahead, or half taken back.
import { describe, expect, it } from "vitest"
import { several, told } from "../../support/toldWords.ts"

const unsure = (...messages: string[]): [string, string][] =>
  messages.map(message => [message, `2.2: ? [which status] “${message}”`])

/** What stands right before a reference turns what follows it. */
const turned: [string, string[]][] = [
  ["2.3 can't start until 2.1 is done", ["2.3: ? [which status] “can't start until 2.1 is done”"]],
  ["2.3 waiting until 2.1 is done", ["2.3: ? [which status] “waiting until 2.1 is done”"]],
  ["2.3 blocked until 2.1 is done", ["2.3: ? [which status] “blocked until 2.1 is done”"]],
  ["2.3 on hold until 2.1 is done", ["2.3: on hold “on hold until 2.1 is done”"]],
  ["2.3 on hold until action 2.1 is done", ["2.3: on hold “on hold until action 2.1 is done”"]],
  ["2.3 no change until 2.1 is complete", ["2.3: ? [which status] “no change until 2.1 is complete”"]],
  ["2.3 after 2.1 complete", ["2.3: ? [which status] “after 2.1 complete”"]],
  ["2.3 paused while 2.1 done", ["2.3: ? [two meanings] “paused while 2.1 done”"]],
  ["2.3 depends on 2.1 complete", ["2.3: ? [which status] “depends on 2.1 complete”"]],
  ["2.3 held up because 2.1 late", ["2.3: ? [which status] “held up because 2.1 late”"]],
  ["2.1 done when 2.2 complete", ["2.1: ? [which status] “done when 2.2 complete”"]],
  ["2.1 not 2.2 is done", ["2.1: ? [which status] “not 2.2 is done”"]],
  ["2.1 and not 2.2 complete", ["2.1: ? [which status] “and not 2.2 complete”"]],
  ["2.1 not started, 2.2 done", ["2.1: not started “”", "2.2: complete “”"]],
  ["2.1 isn't done, 2.2 is done", ["2.1: under way “isn't done”", "2.2: complete “”"]],
  ["Siân says 2.1 isn't done", ["2.1: under way “Siân says 2.1 isn't done”"]],
  ["2.1 waiting for 2.2, 2.3 done", ["2.1: ? [which status] “waiting for 2.2, 2.3 done”"]],
  ["2.1 done, waiting on 2.3", ["2.1: ? [two meanings] “done, waiting on 2.3”"]],
  ["once 2.1 done, 2.2 done", ["2.1: ? [which status] “once 2.1 done”", "2.2: ? [which status] “done”"]],
  ["2.1 done but 2.2 delayed", ["2.1: complete “”", "2.2: not started, on time no “”"]],
  // An exception is the other way about.
  ["all on track apart from 2.2", ["2.2: ? [which status] “all on track apart from”"]],
  ["everything on track except A4", ["A4: ? [which status] “everything on track except”"]],
  ["no change on anything except 2.1", ["2.1: ? [which status] “no change on anything except”"]],
  ["no change for all but 2.1", ["2.1: ? [which status] “no change for all but”"]],
  [
    "no change on everything but 2.2 has started",
    ["2.2: ? [which status] “no change on everything but 2.2 has started”"],
  ],
]
/** Said of 2.2, which has not started. What is unsure keeps every word. */
const taken: [string, string][] = [
  // A part is not the whole.
  ...unsure(
    "completed 4 sessions",
    "done 3 workshops",
    "delivered 5 sessions",
    "done 90%",
    "complete 90%",
    "complete - 90%",
    "complete: 90%",
    "done all but one session",
    "done for Adults, not Children's",
    "done (mostly)",
    "done - phase 1",
    "done - 8/10",
    "done in 3 teams",
    "done at 80%",
    "complete (sessions only)",
    "done - well, nearly",
    "done so far",
    "complete with snagging left",
    "done as much as we can",
  ),
  // A day ahead, on 26 November.
  ...unsure(
    "complete 31 March 2027",
    "complete, 31 March 2027",
    "complete on 31/3/27",
    "complete on 2027-03-31",
    "complete end of January",
    "complete end of November",
    "complete before Christmas",
    "done this Friday",
    "delivered in full by Q4",
    "done in the new year",
    "delivered on 16 December",
    "delivered on 16th Dec",
    "complete 2027",
    "complete (by March)",
    "done in a fortnight",
    "done or will be",
    "complete, tomorrow",
    "implemented in April",
  ),
  ["completed 3 October", "2.2: complete “completed 3 October”"],
  ["done 2 weeks ago", "2.2: complete “done 2 weeks ago”"],
  ["completed in summer 2025", "2.2: complete “completed in summer 2025”"],
  ["completed this month", "2.2: complete “completed this month”"],
  ["done, sorry", "2.2: complete “sorry”"],
  ["done on 20 November", "2.2: complete “done on 20 November”"],
  ["done on 26 November", "2.2: complete “done on 26 November”"],
  ["completed on 14.10.26", "2.2: complete “completed on 14.10.26”"],
  ["completed 14/10/2026", "2.2: complete “completed 14/10/2026”"],
  ["completed 2025", "2.2: complete “completed 2025”"],
  ["completed in November", "2.2: complete “completed in November”"],
  ["completed March 2026", "2.2: complete “completed March 2026”"],
  ["done, CMT see it on 16 December", "2.2: complete “CMT see it on 16 December”"],
  ["done\n--\nJo\n01234 567890", "2.2: complete “Jo\n01234 567890”"],
  // Denied, or taken back.
  ...unsure(
    'is not "complete"',
    "complete not",
    "done. Sorry, ignore that",
    "done - ignore, wrong action",
    "done - wait, no",
    "we want it done",
    "done - sorry, I mean 2.3",
    "done but CMT want another go",
    "done\nNo it isn't",
    "completed, not signed off",
    "completed. Not signed off though.",
    "done I think",
    "probably done",
    "is it done",
    "not needed at the moment",
    "not required until April",
    "no longer needed extra funding",
  ),
  ["done - the team haven't stopped talking of it", "2.2: complete “the team haven't stopped talking of it”"],
  ["superseded by 2.3", "2.2: closed, not proceeding (no longer needed) “superseded by 2.3”"],
  // Whether in time.
  ...unsure(
    "unlikely to be done on time",
    "unlikely to be late",
    "no risk of being late",
    "may not be on time",
    "two staff at risk of redundancy",
    "apologies for late update",
  ),
  ["on track if funding comes", "2.2: under way [two meanings] “on track if funding comes”"],
  ["on track subject to funding", "2.2: under way [two meanings] “on track subject to funding”"],
  ["if funding comes it is on track", "2.2: ? [which status] “if funding comes it is on track”"],
  ["at risk of being late", "2.2: not started, on time at risk “”"],
  ["sorry for the late update, done", "2.2: complete “sorry for the late update, done”"],
  // Whether begun.
  ...unsure("trying to get started", "supposed to have started"),
  ["nobody has started on it", "2.2: not started “nobody has started on it”"],
  ["no work started", "2.2: not started “”"],
  ["ongoing recruitment issues so not started", "2.2: ? [two meanings] “ongoing recruitment issues so not started”"],
  ["recruitment under way so not started", "2.2: ? [two meanings] “recruitment under way so not started”"],
  // Of whom.
  ["done. The rest of the team are pleased", "2.2: complete “The rest of the team are pleased”"],
  ...unsure(
    "done, rest no change",
    "done, the others are on track",
    "done, no change on the rest",
    "done. No change to everything else",
    "done; all others done",
  ),
]

describe("what is read as sure", () => {
  it.each(["none", "neither", "most", "some", "half", "parts", "one", "several", "completion"])(
    "is that of none alone in “%s of 2.1, 2.2 and 2.3 done”",
    share => {
      const lines = told(`${share} of 2.1, 2.2 and 2.3 done`, several)
      expect(lines.map(line => line.replace(/:.*“/, ": “"))).toEqual(
        ["2.1", "2.2", "2.3"].map(reference => `${reference}: “${share} of 2.1, 2.2 and 2.3 done”`),
      )
      expect(lines.filter(line => line.includes("complete"))).toEqual([])
    },
  )

  it.each(turned)("reads, as it turns on what stands before a reference, “%s”", (message, expected) => {
    expect(told(message, several)).toEqual(expected)
  })

  it.each(taken)("is sure of no more than is said: “%s”", (message, expected) => {
    expect(told(`2.2 ${message}`, several)).toEqual([expected])
  })

  it.each(["Is 2.1 done", "has 2.1 been done", "hi, is action 2.1 complete"])("takes for a question “%s”", message => {
    expect(told(message, several)).toEqual([`2.1: ? [which status] “${message}”`])
  })

  it("asks of each what is said of all without a reference", () => {
    expect(told("all of mine are done", several.slice(0, 2))).toEqual([
      "2.1: complete [which action] “all of mine are done”",
      "2.2: complete [which action] “all of mine are done”",
    ])
    expect(told("no change to any of mine", several.slice(0, 2))).toEqual(["2.1: no change “”", "2.2: no change “”"])
  })
})
