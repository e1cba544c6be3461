// Messages as busy heads of service type them, and what each is read as.
import { describe, expect, it } from "vitest"
import { several, told, workforce } from "../../support/toldWords.ts"

const messages: [string, string[]][] = [
  // One item, the status first.
  ["2.1 under way, senior manager sessions are done", ["2.1: under way “senior manager sessions are done”"]],
  ["2.1 done", ["2.1: complete “”"]],
  ["2.1 Underway.", ["2.1: under way “”"]],
  ["action 2.1: complete", ["2.1: complete “”"]],
  ["#2.1 not started", ["2.1: not started “”"]],
  ["on 2.1, we are on track", ["2.1: under way, on time yes “”"]],
  ["update on A4: on hold", ["A4: on hold “”"]],
  ["a4 in place", ["A4: in place, under review “”"]],
  ["Re SC18 - in progress, register built and being tested", ["SC18: under way “register built and being tested”"]],
  ["a) all done", ["a): complete “”"]],
  ["2.3 completed January 2026", ["2.3: complete “completed January 2026”"]],
  ["2.3 done at last!", ["2.3: complete “done at last!”"]],
  ["2.1 it's done", ["2.1: complete “”"]],
  ["done - 2.1", ["2.1: complete “”"]],
  ["2.3 published, done", ["2.3: complete “published, done”"]],
  // A part is not the whole.
  ["2.3 first draft complete", ["2.3: under way “first draft complete”"]],
  ["2.1 sessions done", ["2.1: under way “sessions done”"]],
  ["2.1 completed the first round of sessions", ["2.1: under way “completed the first round of sessions”"]],
  ["2.3 nearly done", ["2.3: under way “nearly done”"]],
  ["2.3 80% complete", ["2.3: under way “80% complete”"]],
  ["2.3 100% complete", ["2.3: complete “”"]],
  ["2.3 complete apart from the index", ["2.3: ? [which status] “complete apart from the index”"]],
  ["a) awareness raising sessions underway", ["a): under way “awareness raising sessions underway”"]],
  ["2.2 guidance on hold", ["2.2: ? [which status] “guidance on hold”"]],
  // Stages.
  ["2.1 Executive stage done", ["2.1: under way, stage Executive “Executive stage done”"]],
  ["2.3 scoping is complete, drafting now", ["2.3: under way, stage Scoping “scoping is complete, drafting now”"]],
  ["2.1 report agreed by CMT on 31 October", ["2.1: under way, stage CMT “report agreed by CMT on 31 October”"]],
  ["2.1 Executive stage not done yet", ["2.1: under way “Executive stage not done yet”"]],
  // Negations and intentions.
  ["2.1 not done yet", ["2.1: under way “not done yet”"]],
  ["2.2 not done yet", ["2.2: ? [which status] “not done yet”"]],
  ["2.2 hasn’t started", ["2.2: not started “”"]],
  ["2.1 no longer at risk", ["2.1: under way, on time yes “”"]],
  ["2.1 won't be late", ["2.1: under way, on time yes “”"]],
  ["2.1 not on time, waiting for legal", ["2.1: under way, on time no “waiting for legal”"]],
  ["A4 no longer on hold", ["A4: ? [which status] “no longer on hold”"]],
  ["2.2 will start in May", ["2.2: not started “will start in May”"]],
  ["2.1 will be done by March", ["2.1: under way “will be done by March”"]],
  ["2.2 to be completed by Easter", ["2.2: ? [which status] “to be completed by Easter”"]],
  // Forecasts.
  ["2.1 at risk", ["2.1: under way, on time at risk “”"]],
  ["2.1 under way but might slip, legal are slow", ["2.1: under way, on time at risk “legal are slow”"]],
  ["SC18 will be late, supplier went bust", ["SC18: not started, on time no “supplier went bust”"]],
  ["2.1 started, on course", ["2.1: under way, on time yes “”"]],
  // No change.
  ["2.1 no change", ["2.1: no change “”"]],
  ["2.1 nothing to report, still waiting for legal", ["2.1: no change “still waiting for legal”"]],
  ["as last month for A4", ["A4: no change “”"]],
  ["2.1 no change, still at risk", ["2.1: under way, on time at risk “”"]],
  [
    "no change to any of them",
    [
      "2.1: no change “”",
      "2.2: no change “”",
      "2.3: no change “”",
      "A4: no change “”",
      "SC18: no change “”",
      "a): no change “”",
    ],
  ],
  // Closing.
  [
    "SC18 closed, not proceeding: absorbed into another action",
    ["SC18: closed, not proceeding (absorbed into another action) “”"],
  ],
  ["SC18 not going ahead, no longer needed", ["SC18: closed, not proceeding (no longer needed) “”"]],
  ["SC18 dropped, money went elsewhere", ["SC18: closed, not proceeding [why closed] “money went elsewhere”"]],
  ["SC18 closed", ["SC18: ? [two meanings] “closed”"]],
  // Contradictions, typing slips, nothing clear.
  ["2.1 complete, on hold", ["2.1: ? [two meanings] “complete, on hold”"]],
  ["2.1 compelte", ["2.1: complete [which status] “compelte”"]],
  ["2.1 interviews with 12 managers", ["2.1: ? [which status] “interviews with 12 managers”"]],
  ["2.1", ["2.1: ? [which status] “”"]],
  // Several items.
  ["2.1 under way; 2.2 not started; A4 on hold", ["2.1: under way “”", "2.2: not started “”", "A4: on hold “”"]],
  ["2.1 done 2.2 not started a) in progress", ["2.1: complete “”", "2.2: not started “”", "a): under way “”"]],
  ["2.1 and 2.2 done", ["2.1: complete “”", "2.2: complete “”"]],
  // One of the two is meant, but for what is said of neither.
  ["2.1 or 2.2 done", ["2.1: complete [which action] “done”", "2.2: complete [which action] “done”"]],
  ["done 2.1 or 2.2", ["2.1: complete [which action] “done”", "2.2: complete [which action] “done”"]],
  ["2.1 done or 2.2 done", ["2.1: complete [which action] “done”", "2.2: complete [which action] “done”"]],
  [
    "2.1 or 2.2 on hold, I do not know which",
    [
      "2.1: on hold [which action] “on hold, I do not know which”",
      "2.2: on hold [which action] “on hold, I do not know which”",
    ],
  ],
  ["9.9 or 2.1 done", ["2.1: complete [which action] “done”", "not understood “9.9”"]],
  ["2.1 or else 2.2 done", ["2.1: ? [which action] “or else”", "2.2: complete [which action] “done”"]],
  ["no change to 2.1 or 2.2", ["2.1: no change “”", "2.2: no change “”"]],
  ["2.1, 2.2 & A4 - no change", ["2.1: no change “”", "2.2: no change “”", "A4: no change “”"]],
  [
    "Morning\n2.1 under way\nsenior manager sessions are done\n2.2 no change\nThanks",
    ["2.1: under way “senior manager sessions are done”", "2.2: no change “”"],
  ],
  [
    "2.1 under way. Sessions with managers booked. 2.3 done.",
    ["2.1: under way “Sessions with managers booked.”", "2.3: complete “”"],
  ],
  ["2.1 under way, waiting on 2.3", ["2.1: under way “waiting on 2.3”"]],
  [
    "2.1 under way by 2.1.2027, £2.1m, 2.1% and 2.1 million",
    ["2.1: under way “under way by 2.1.2027, £2.1m, 2.1% and 2.1 million”"],
  ],
  ["2.1 done; version 2.1 of the form is out", ["2.1: complete “version 2.1 of the form is out”"]],
  ["2.1 done; 9.9 done", ["2.1: complete “”", "not understood “9.9 done”"]],
  ["2.1 and 9.9 are done", ["2.1: complete “”", "not understood “9.9”"]],
  ["9.9 and 2.1 are done", ["2.1: complete “”", "not understood “9.9”"]],
  ["2.1, 9.9 no change", ["2.1: no change “”", "not understood “9.9”"]],
  // No reference.
  ["senior manager sessions are done", ["2.1: under way [which action] “senior manager sessions are done”"]],
  [
    "strategy is on the intranet, supported housing register not started",
    [
      "SC18: ? [which action] “strategy is on the intranet, supported housing register not started”",
      "2.3: ? [which action] “strategy is on the intranet, supported housing register not started”",
    ],
  ],
  ["done", ["not understood “done”"]],
  ["what is this?", ["not understood “what is this?”"]],
  // Wishes.
  ["remind me on 3 May", ["wish remind me - “remind me on 3 May”"]],
  ["2.1 under way; remind me in two weeks", ["2.1: under way “”", "wish remind me 2.1 “remind me in two weeks”"]],
  ["2.3 not mine", ["wish not mine 2.3 “not mine”"]],
  [
    "2.3 under way but need an extension to June",
    ["2.3: under way “”", "wish later date 2.3 “but need an extension to June”"],
  ],
  [
    "please move 2.3 to 30 June, printers are booked out",
    ["wish later date 2.3 “please move 2.3 to 30 June, printers are booked out”"],
  ],
  ["away until 5 May. 2.1 done", ["2.1: complete “”", "wish away - “away until 5 May.”"]],
  ["on leave until monday", ["wish away - “on leave until monday”"]],
  ["off on paternity leave from Monday", ["wish away - “off on paternity leave from Monday”"]],
  ["2.1 under way, I am off sick until Monday", ["2.1: under way “”", "wish away - “I am off sick until Monday”"]],
  ["2.1 Jo is off sick so slipped", ["2.1: under way, on time no “Jo is off sick so slipped”"]],
  ["a) extension to the building complete", ["a): under way “extension to the building complete”"]],
  // What an early reading got wrong.
  [
    "No change to 2.1, 2.2 is complete, A4 needs more time please",
    ["2.1: no change “”", "2.2: complete “”", "wish later date A4 “needs more time please”"],
  ],
  ["2.1 no change, done", ["2.1: ? [two meanings] “no change, done”"]],
  ["2.1 no longer on track", ["2.1: under way, on time at risk “”"]],
  ["2.1 not progressing", ["2.1: ? [which status] “not progressing”"]],
  ["I'm not sure 2.1 will be done on time", ["2.1: under way [two meanings] “I'm not sure 2.1 will be done on time”"]],
  ["2.1 done in two of five teams", ["2.1: ? [which status] “done in two of five teams”"]],
  ["2.1 to 2.3 done", ["2.1: complete “”", "2.2: complete “”", "2.3: complete “”"]],
  ["2.2-2.3 no change", ["2.2: no change “”", "2.3: no change “”"]],
  ["no change on 2.1 to 2.3", ["2.1: no change “”", "2.2: no change “”", "2.3: no change “”"]],
  ["#2.1 - #2.3 done", ["2.1: complete “”", "2.2: complete “”", "2.3: complete “”"]],
  ["action 2.1 to action 2.3 done", ["2.1: complete “”", "2.2: complete “”", "2.3: complete “”"]],
  ["2.1 to 2.3 done, 2.2 on hold", ["2.1: complete “”", "2.2: on hold “”", "2.3: complete “”"]],
  ["2.2 on hold. 2.1 to 2.3 done", ["2.2: on hold “”", "2.1: complete “”", "2.3: complete “”"]],
  // An end that is somebody else's; the wrong way about.
  ["1.8 to 2.1 done", ["2.1: ? [which status] “1.8 to 2.1 done”"]],
  ["2.3 to 2.1 done", ["2.3: complete [which action] “done”", "2.1: complete [which action] “done”"]],
  ["should 2.1 be complete by now?", ["2.1: ? [which status] “should 2.1 be complete by now?”"]],
  [
    "2.1 under way (see notes) and A4 is back on",
    ["2.1: under way “(see notes)”", "A4: ? [which status] “is back on”"],
  ],
  [
    "2.1 under way 2.2 waiting on finance 2.3 done",
    ["2.1: under way “”", "2.2: ? [which status] “waiting on finance”", "2.3: complete “”"],
  ],
  ["2.2 complete by end of march", ["2.2: ? [which status] “complete by end of march”"]],
  ["sc18 likely to be late", ["SC18: not started, on time at risk “”"]],
  ["2.3 done\nThanks\nJo", ["2.3: complete “”", "not understood “Jo”"]],
]
const single: [string, string[]][] = [
  ["done", ["2.1: complete “”"]],
  ["no change", ["2.1: no change “”"]],
  ["sessions are done, writing it up", ["2.1: under way “sessions are done, writing it up”"]],
  ["not mine, try HR", ["wish not mine 2.1 “not mine, try HR”"]],
  ["9.9 done", ["2.1: complete [which action] “9.9 done”"]],
  ["2.1.2027 is when it starts", ["2.1: ? [which status] “2.1.2027 is when it starts”"]],
]
const unseen: [string, string[]][] = [
  ["2.1 underway - 3 of 5 workshops done", ["2.1: under way “3 of 5 workshops done”"]],
  ["hi, 2.3 is now finished thanks", ["2.3: complete “”"]],
  ["A4 still on hold, trust have not come back to us", ["A4: on hold “trust have not come back to us”"]],
  [
    "2.2 hasn't started yet. Will pick up in January once the new HR lead is in post",
    ["2.2: not started “Will pick up in January once the new HR lead is in post”"],
  ],
  ["no change on 2.1 or A4", ["2.1: no change “”", "A4: no change “”"]],
  [
    "2.1: in progress\n2.2: not started\n2.3: complete",
    ["2.1: under way “”", "2.2: not started “”", "2.3: complete “”"],
  ],
  ["sc18 delayed, waiting on procurement", ["SC18: not started, on time no “waiting on procurement”"]],
  ["2.3 strategy has gone to print", ["2.3: ? [which status] “strategy has gone to print”"]],
  [
    "appraisal form being redesigned, should be ready by march",
    ["2.2: ? [which action] “appraisal form being redesigned, should be ready by march”"],
  ],
  ["2.1 CMT done, Executive on 16 October", ["2.1: under way, stage CMT “CMT done, Executive on 16 October”"]],
  ["2.1 ongoing. on track for december", ["2.1: under way, on time yes “on track for december”"]],
  [
    "A4 - no longer needed, the trust has its own protocol now",
    ["A4: closed, not proceeding (no longer needed) “the trust has its own protocol now”"],
  ],
  [
    "SC18 has been merged into the housing programme",
    ["SC18: closed, not proceeding (absorbed into another action) “has been merged into the housing programme”"],
  ],
  ["2.2 cancelled", ["2.2: closed, not proceeding [why closed] “”"]],
  ["2.3 isn't mine, it belongs to comms", ["wish not mine 2.3 “isn't mine, it belongs to comms”"]],
  ["please remind me about SC18 next tuesday", ["wish remind me SC18 “please remind me about SC18 next tuesday”"]],
  ["I'm on annual leave until 14 September", ["wish away - “I'm on annual leave until 14 September”"]],
  ["I need until March 2027 for 2.2", ["wish later date 2.2 “I need until March 2027”"]],
  ["2.2 needs until the end of March", ["wish later date 2.2 “needs until the end of March”"]],
  ["can we have until 31 March for 2.2 please", ["wish later date 2.2 “can we have until 31 March for 2.2 please”"]],
  ["2.1 need more time, two directors off sick", ["wish later date 2.1 “need more time, two directors off sick”"]],
  ["2.1 about 60% complete", ["2.1: under way “about 60% complete”"]],
  [
    "a) changing rooms finished, pool side still to do",
    ["a): under way “changing rooms finished, pool side still to do”"],
  ],
  ["£2.1m saved so far", ["not understood “£2.1m saved so far”"]],
  ["2.2 form will be published by 2.1.2027", ["2.2: ? [which status] “form will be published by 2.1.2027”"]],
  ["2.3 compleet", ["2.3: complete [which status] “compleet”"]],
  ["2.1 not at risk any more, sessions booked", ["2.1: under way, on time yes “sessions booked”"]],
  ["2.1 done, 2.2 started, 2.3 as before", ["2.1: complete “”", "2.2: under way “”", "2.3: no change “”"]],
  ["all good here", ["not understood “all good here”"]],
  [
    "2.2 we have begun talking to the unions, early days",
    ["2.2: under way “we have begun talking to the unions, early days”"],
  ],
  ["action 2.3 complete and published", ["2.3: complete “complete and published”"]],
  ["2.1 agreed", ["2.1: ? [two meanings] “agreed”"]],
  [
    "2.3 implemented but we're keeping an eye on it",
    ["2.3: in place, under review “implemented but we're keeping an eye on it”"],
  ],
]

describe("readWords", () => {
  it.each(messages)("reads “%s”", (message, expected) => {
    expect(told(message, several)).toEqual(expected)
  })

  it.each(single)("with one action to answer reads “%s”", (message, expected) => {
    expect(told(message, [workforce])).toEqual(expected)
  })

  it.each(unseen)("reads, unrehearsed, “%s”", (message, expected) => {
    expect(told(message, several)).toEqual(expected)
  })
})
