// By-when phrases that no rule names, and what the progress beside them tells.
import { describe, it } from "vitest"
import { type Phrase, reads } from "./phrases.ts"

/** Forms that lie in wait between the rules. */
const between: Phrase[] = [
  ["Tuesday 5th March 2013", ["day 2013-03-05..2013-03-05"]],
  ["October 15, 2015", ["day 2015-10-15..2015-10-15"]],
  ["March 1st", ["day 2013-03-01..2013-03-01 inferred<the year>"], { isSure: false }],
  ["1–5 March 2013", ["day 2013-03-01..2013-03-05"]],
  ["1 and 15 March 2013", ["day 2013-03-01..2013-03-01 label<1>", "day 2013-03-15..2013-03-15 label<15 March 2013>"]],
  ["2012-11-26", ["day 2012-11-26..2012-11-26"]],
  ["2013-03-31T00:00:00Z", ["day 2013-03-31..2013-03-31"]],
  ["31/03/2013 12:00:00", ["day 2013-03-31..2013-03-31"]],
  ["By 5pm on 31 March 2013", ["day ..2013-03-31"]],
  ["10/2015", ["month 2015-10-01..2015-10-31"]],
  ["03/25", ["month 2025-03-01..2025-03-31"]],
  ["12/13", ["year 2012-04-01..2013-03-31 inferred<the financial year>"], { isSure: false }],
  ["10/11", ["day 2013-11-10..2013-11-10 inferred<the year>"], { isSure: false }],
  ["from April 2013 to June 2014", ["month 2013-04-01..2014-06-30"]],
  ["between March and May 2013", ["month 2013-03-01..2013-05-31"]],
  ["Nov – Jan 2013", ["month 2012-11-01..2013-01-31"]],
  ["Sep 12-Mar 13", ["month 2012-09-01..2013-03-31"]],
  ["Sept / Oct 2012", ["month 2012-09-01..2012-10-31"]],
  ["2023-2025", ["year 2023-01-01..2025-12-31"]],
  ["March 2013 at the latest", ["month ..2013-03-31"]],
  ["Ongoing from April 2013", ["month 2013-04-01.. ongoing"]],
  ["Ongoing until March 2014", ["month ..2014-03-31 ongoing"]],
  ["Apr 13 - ongoing", ["month 2013-04-01.. ongoing"]],
  ["Ongoing, review May 2014", ["unknown ongoing"], { reviewOn: "2014-05-31" }],
  ["by the start of April 2013", ["month ..2013-04-01"]],
  [
    "December, final version March 2013",
    [
      "month 2012-12-01..2012-12-31 label<December> inferred<the year>",
      "month 2013-03-01..2013-03-31 label<final version>",
    ],
    { isSure: false },
  ],
  [
    "March 2013, June",
    ["month 2013-03-01..2013-03-31 label<March 2013>", "month 2013-06-01..2013-06-30 label<June> inferred<the year>"],
    { isSure: false },
  ],
  [
    "Phase 1 - March 2013, Phase 2 - June 2013",
    ["month 2013-03-01..2013-03-31 label<Phase 1>", "month 2013-06-01..2013-06-30 label<Phase 2>"],
  ],
  ["Delivered by March 2013", ["month ..2013-03-31 label<Delivered>"]],
  ["to be completed by March 2013", ["month ..2013-03-31 label<to be completed>"]],
  [
    "Report to Cabinet by the Chief Executive in May 2013",
    ["month 2013-05-01..2013-05-31 label<Report to Cabinet by the Chief Executive>"],
  ],
  ["It may be extended to June 2013", ["month 2013-06-01..2013-06-30 label<It may be extended>"]],
  ["September 2012 (TBC)", ["month 2012-09-01..2012-09-30"], { isSure: false }],
  ["mid-September 2012", ["month 2012-09-01..2012-09-30"], { isSure: false, leftOver: "mid-" }],
  ["by Christmas 2012", ["year 2012-01-01..2012-12-31 label<by Christmas>"], { isSure: false }],
  ["Autumn term 2013", ["season 2013-09-01..2013-12-31 inferred<the months of the term>"], { isSure: false }],
  ["29 February", ["day 2016-02-29..2016-02-29 inferred<the year>"], { isSure: false }],
  ["31 February 2013", ["unknown"], { isSure: false, leftOver: "31 February 2013" }],
  ["29 February 2013", ["day"], { isSure: false }],
  ["45/13/2012", ["unknown"], { isSure: false, leftOver: "45/13/2012" }],
  ["when the wind turns", ["event"]],
  ["31/12/12 & 31/3/13", ["day 2012-12-31..2012-12-31 label<31/12/12>", "day 2013-03-31..2013-03-31 label<31/3/13>"]],
  [
    "June 2023 – April 2023",
    ["month 2023-06-01..2023-06-30 label<June 2023>", "month 2023-04-01..2023-04-30 label<April 2023>"],
  ],
  ["annual review", ["unknown repeats<annual> label<annual review>"]],
  ["quarterly reports to CMT", ["unknown repeats<quarterly> label<quarterly reports to CMT>"]],
  ["Quarterly and annually", ["unknown repeats<Quarterly>"], { isSure: false, leftOver: "annually" }],
  [
    "twice each year in January and July",
    [
      "month 2013-01-01..2013-01-31 repeats<twice each year in January and July> label<January> inferred<the year>",
      "month 2013-07-01..2013-07-31 repeats<twice each year in January and July> label<July> inferred<the year>",
    ],
    { isSure: false },
  ],
  [
    "Completed; next review due May 2014",
    ["month ..2014-05-31 label<next review>"],
    { isSure: false, status: "complete" },
  ],
  ["Completed and ongoing", ["unknown ongoing"], { isSure: false, status: "complete" }],
  ["over the next 12 months", ["event"]],
  ["Report quarterly, from April 2013", ["month 2013-04-01.. ongoing repeats<quarterly> label<Report>"]],
  ["1/4/13-31/3/14", ["day 2013-04-01..2014-03-31"]],
  ["Short term (by March 2013)", ["month ..2013-03-31"], { isSure: false }],
  [
    "September 16 October 2012",
    [
      "month 2012-09-01..2012-09-30 label<September> inferred<the year>",
      "day 2012-10-16..2012-10-16 label<16 October 2012>",
    ],
    { isSure: false },
  ],
  ["Sept '12", ["month 2012-09-01..2012-09-30"]],
  ["Commence in May 2013", ["month 2013-05-01.. ongoing"]],
  ["Aug. 2013", ["month 2013-08-01..2013-08-31"]],
]

/** Where the progress or the cell shows that a date without a year lies behind, or does not. */
const withProgress: Phrase[] = [
  ["19 September", ["day 2012-09-19..2012-09-19 inferred<the year>"], { isSure: false, progress: "Agreed by CMT" }],
  ["19 September", ["day 2013-09-19..2013-09-19 inferred<the year>"], { isSure: false, progress: "Not yet agreed" }],
  ["19 September", ["day 2013-09-19..2013-09-19 inferred<the year>"], { isSure: false, progress: "Report in draft" }],
  [
    "CMT: 19 September, Executive 16 October",
    [
      "day 2012-09-19..2012-09-19 label<CMT> inferred<the year>",
      "day 2012-10-16..2012-10-16 label<Executive> inferred<the year>",
    ],
    { isSure: false, progress: "New strategy agreed." },
  ],
  ["September (slipped)", ["month 2012-09-01..2012-09-30 label<slipped> inferred<the year>"], { isSure: false }],
  ["March", ["month 2013-03-01..2013-03-31 inferred<the year>"], { isSure: false, progress: "Complete" }],
  [
    "31 October",
    ["day 2012-10-31..2012-10-31 inferred<the year>"],
    { isSure: false, progress: "Report agreed by CMT on 31 October" },
  ],
  [
    "every August",
    ["month 2013-08-01..2013-08-31 repeats<every August> inferred<the year>"],
    { isSure: false, progress: "Done" },
  ],
  ["From September", ["month 2012-09-01.. ongoing inferred<the year>"], { isSure: false, progress: "Underway" }],
  [
    "September",
    ["month 2013-09-01..2013-09-30 inferred<the year>"],
    { isSure: false, progress: "To be approved in January" },
  ],
  [
    "September",
    ["month 2012-09-01..2012-09-30 inferred<the year>"],
    { isSure: false, progress: "Some sessions underway" },
  ],
]

describe("a by-when is read", () => {
  it.each(between)("between the rules: %j", (...phrase) => reads(phrase))
  it.each(withProgress)("beside the progress: %j, %j, %j", (...phrase) => reads(phrase))
})
