// By-when phrases with their decided readings, all read as at 26 November 2012.
import { expect } from "vitest"
import type { Stage } from "#domain/byWhen/byWhen.ts"
import { type ByWhenReading, readByWhen } from "#domain/byWhen/readByWhen.ts"

/** The words, and each stage in short: certainty, from..to, then what else it says. What is not told is sure, without a
 *  status and wholly read. */
export type Phrase = [
  words: string,
  stages: string[],
  more?: { isSure?: false; status?: string; leftOver?: string; reviewOn?: string; progress?: string },
]

export const asAt = "2012-11-26"

export const inShort = (stage: Stage): string =>
  [
    stage.certainty,
    stage.earliest || stage.latest ? `${stage.earliest ?? ""}..${stage.latest ?? ""}` : "",
    stage.ongoing ? "ongoing" : "",
    stage.repeats === null ? "" : `repeats<${stage.repeats}>`,
    stage.label === null ? "" : `label<${stage.label}>`,
    stage.inferred === null ? "" : `inferred<${stage.inferred}>`,
    stage.doneOn === null ? "" : `done<${stage.doneOn}>`,
  ]
    .filter(part => part !== "")
    .join(" ")

export const summary = ({ byWhen, status, isSure, leftOver }: ByWhenReading) => ({
  stages: byWhen.stages.map(inShort),
  ...{ isSure, status, leftOver, reviewOn: byWhen.reviewOn },
})

export function reads([words, stages, more = {}]: Phrase) {
  const { progress, ...told } = more
  const reading = readByWhen(words, progress === undefined ? { asAt } : { asAt, progress })
  expect(summary(reading)).toEqual({ stages, isSure: true, status: null, leftOver: "", reviewOn: null, ...told })
}

/** The rules of the by-when table. */
export const ruled: Phrase[] = [
  ["19 September", ["day 2013-09-19..2013-09-19 inferred<the year>"], { isSure: false }],
  ["15/10/2015", ["day 2015-10-15..2015-10-15"]],
  ["5.11.15", ["day 2015-11-05..2015-11-05"]],
  ["31-Mar- 2020", ["day 2020-03-31..2020-03-31"]],
  ["5 Feb", ["day 2013-02-05..2013-02-05 inferred<the year>"], { isSure: false }],
  ["February 15", ["month 2015-02-01..2015-02-28"]],
  ["early 2020", ["season 2020-01-01..2020-04-30"]],
  ["mid-2020", ["season 2020-05-01..2020-08-31"]],
  ["late 2020", ["season 2020-09-01..2020-12-31"]],
  ["winter 2012/13", ["season 2012-12-01..2013-02-28"]],
  ["winter 2012", ["season 2012-12-01..2013-02-28"]],
  ["2018", ["year 2018-01-01..2018-12-31"]],
  ["2024/25", ["year 2024-04-01..2025-03-31"]],
  ["24/25", ["year 2024-04-01..2025-03-31"]],
  ["2011-12", ["year 2011-04-01..2012-03-31"]],
  ["2022 to 2023", ["year 2022-04-01..2023-03-31 inferred<the financial year>"], { isSure: false }],
  ["year 1 (2022 to 23)", ["year 2022-04-01..2023-03-31 label<year 1>"]],
  ["Q3 2024/25", ["quarter 2024-10-01..2024-12-31"]],
  ["Q3 2024", ["quarter 2024-10-01..2024-12-31 inferred<the financial year>"], { isSure: false }],
  ["Q2", ["quarter 2013-07-01..2013-09-30 inferred<the year>"], { isSure: false }],
  ["no later than March 2014", ["month ..2014-03-31"]],
  ["by the end of the financial year 2024/25", ["year ..2025-03-31"]],
  ["before March 2013", ["month ..2013-02-28"]],
  ["Ongoing to March", ["month ..2013-03-31 ongoing inferred<the year>"], { isSure: false }],
  ["on-going", ["unknown ongoing"]],
  ["every August", ["month 2013-08-01..2013-08-31 repeats<every August> inferred<the year>"], { isSure: false }],
  [
    "every March and September",
    [
      "month 2013-03-01..2013-03-31 repeats<every March and September> label<every March> inferred<the year>",
      "month 2013-09-01..2013-09-30 repeats<every March and September> label<September> inferred<the year>",
    ],
    { isSure: false },
  ],
  ["Six monthly", ["unknown repeats<Six monthly>"]],
  ["twice a year", ["unknown repeats<twice a year>"]],
  ["Monthly from September 2012", ["month 2012-09-01.. ongoing repeats<Monthly>"]],
  ["March 2013 and annually thereafter", ["month 2013-03-01..2013-03-31 repeats<annually>"]],
  [
    "quarterly (March, June, September, December)",
    [
      "month 2013-03-01..2013-03-31 repeats<quarterly (March, June, September, December)> label<March> inferred<the year>",
      "month 2013-06-01..2013-06-30 repeats<quarterly (March, June, September, December)> label<June> inferred<the year>",
      "month 2013-09-01..2013-09-30 repeats<quarterly (March, June, September, December)> label<September> inferred<the year>",
      "month 2012-12-01..2012-12-31 repeats<quarterly (March, June, September, December)> label<December> inferred<the year>",
    ],
    { isSure: false },
  ],
  [
    "CMT: 19 September, Executive 16 October; implementation: autumn 2012 onwards",
    [
      "day 2012-09-19..2012-09-19 label<CMT> inferred<the year>",
      "day 2012-10-16..2012-10-16 label<Executive> inferred<the year>",
      "season 2012-09-01.. ongoing label<implementation>",
    ],
    { isSure: false },
  ],
  [
    "19 September CMT 16 October Executive",
    [
      "day 2013-09-19..2013-09-19 label<CMT> inferred<the year>",
      "day 2013-10-16..2013-10-16 label<Executive> inferred<the year>",
    ],
    { isSure: false },
  ],
  [
    "CMT:\n19 September 2012\nExecutive: 16 October 2012",
    ["day 2012-09-19..2012-09-19 label<CMT>", "day 2012-10-16..2012-10-16 label<Executive>"],
  ],
  ["by next meeting", ["event"]],
  ["within six months of the new council", ["event"]],
  ["TBC", ["unknown"]],
  ["", ["unknown"]],
  ["N/A", ["unknown"]],
  ["In progress", ["unknown"], { status: "under way" }],
  ["Completed 15/10/2015", ["day 2015-10-15..2015-10-15 done<2015-10-15>"], { status: "complete" }],
  ["Completed January 2016", ["month 2016-01-01..2016-01-31"], { status: "complete" }],
  ["March 2014 (completed)", ["month 2014-03-01..2014-03-31"], { status: "complete" }],
  ["On hold", ["unknown"], { status: "on hold" }],
]

/** From published action plans. */
export const published: Phrase[] = [
  ["By end of October 2015", ["month ..2015-10-31"]],
  ["By end October 2015", ["month ..2015-10-31"]],
  ["By end of Dec 2015", ["month ..2015-12-31"]],
  ["By end of February 15", ["month ..2015-02-28"]],
  ["By 2018", ["year ..2018-12-31"]],
  ["By end of December annually", ["month ..2012-12-31 repeats<annually> inferred<the year>"], { isSure: false }],
  ["Completed", ["unknown"], { status: "complete" }],
  ["within 28 days of the date of issue", ["event"]],
  ["Oct 04", ["month 2004-10-01..2004-10-31"]],
  ["Ongoing", ["unknown ongoing"]],
  ["By Next meeting", ["event"]],
  ["End of April 2019", ["month ..2019-04-30"]],
  [
    "HR will communicate the recommendations as a result of the equal pay audit by September 2006.",
    ["month ..2006-09-30 label<HR will communicate the recommendations as a result of the equal pay audit>"],
  ],
  ["March 2014", ["month 2014-03-01..2014-03-31"]],
  ["Commencing April 2014", ["month 2014-04-01.. ongoing"]],
  [
    "February 2014 / Commencing April 2014 / Commencing September 2014 (three lines in one cell)",
    [
      "month 2014-02-01..2014-02-28 label<February 2014>",
      "month 2014-04-01.. ongoing label<Commencing April 2014>",
      "month 2014-09-01.. ongoing label<three lines in one cell>",
    ],
  ],
  ["Year 1", ["event"]],
  ["Years 1, 2 and 3", ["event"]],
  ["1 (“Year to Action”)", ["event"]],
  ["Sept/Oct 2010", ["month 2010-09-01..2010-10-31"]],
  ["30-Dec- 2021", ["day 2021-12-30..2021-12-30"]],
  ["02-Apr- 2020", ["day 2020-04-02..2020-04-02"]],
  ["Quarterly", ["unknown repeats<Quarterly>"]],
  ["April 2023 – June 2023", ["month 2023-04-01..2023-06-30"]],
  ["September 2023", ["month 2023-09-01..2023-09-30"]],
  ["March (annually)", ["month 2013-03-01..2013-03-31 repeats<annually> inferred<the year>"], { isSure: false }],
  ["Within three months of the Equality Commission approval of the scheme.", ["event"]],
  ["Business case developed by September 2020.", ["month ..2020-09-30 label<Business case developed>"]],
  ["By mid 2020.", ["season ..2020-08-31"]],
  ["2021/22 Projects completed - March 2022", ["month 2022-03-01..2022-03-31 label<2021/22 Projects completed>"]],
  ["31/03/2023", ["day 2023-03-31..2023-03-31"]],
  ["By September 2024", ["month ..2024-09-30"]],
  ["by the end of 2024", ["year ..2024-12-31"]],
  ["March 2022 (Phase 2 of the CCAP)", ["month 2022-03-01..2022-03-31 label<Phase 2 of the CCAP>"]],
  [
    "2023, 2025 or are ongoing",
    [
      "year 2023-01-01..2023-12-31 label<2023>",
      "year 2025-01-01..2025-12-31 label<2025>",
      "unknown ongoing label<ongoing>",
    ],
    { isSure: false },
  ],
  ["year 3 (2024 to 25)", ["year 2024-04-01..2025-03-31 label<year 3>"]],
  ["within the original twelve month monitoring period", ["event"]],
  ["in Summer 2026", ["season 2026-06-01..2026-08-31"]],
  ["Implementation: Autumn 2012 onwards", ["season 2012-09-01.. ongoing label<Implementation>"]],
  [
    "CMT: 19 September, Executive 16 October Implementation: Autumn 2012 onwards",
    [
      "day 2012-09-19..2012-09-19 label<CMT> inferred<the year>",
      "day 2012-10-16..2012-10-16 label<Executive> inferred<the year>",
      "season 2012-09-01.. ongoing label<Implementation>",
    ],
    { isSure: false },
  ],
  ["November 2012 and on-going", ["month 2012-11-01.. ongoing"]],
  ["October 2012 onwards", ["month 2012-10-01.. ongoing"]],
  ["From October 2012", ["month 2012-10-01.. ongoing"]],
  [
    "Actions to be taken agreed by November 2012 On-going",
    ["month ..2012-11-30 label<Actions to be taken agreed>", "unknown ongoing label<On-going>"],
  ],
  [
    "New management development proposals produced by 31 October 2012",
    ["day ..2012-10-31 label<New management development proposals produced>"],
  ],
  [
    "Event held twice each year; January 2013, July 2013",
    [
      "month 2013-01-01..2013-01-31 repeats<twice each year; January 2013, July 2013> label<Event held, January 2013>",
      "month 2013-07-01..2013-07-31 repeats<twice each year; January 2013, July 2013> label<Event held, July 2013>",
    ],
  ],
  [
    "On-going (events and dates to be identified and reported quarterly)",
    ["unknown ongoing repeats<quarterly> label<events and dates to be identified and reported>"],
  ],
  ["November/December 2012", ["month 2012-11-01..2012-12-31"]],
  ["January/February 2013", ["month 2013-01-01..2013-02-28"]],
  ["April 2013 for scoping of work involved", ["month 2013-04-01..2013-04-30 label<scoping of work involved>"]],
  ["Scoping by Autumn 2012", ["season ..2012-11-30 label<Scoping>"]],
  [
    "Scoping of work by Spring 2013 in the light of the job evaluation exercise",
    ["season ..2013-05-31 label<Scoping of work>"],
    { isSure: false, leftOver: "in the light of the job evaluation exercise" },
  ],
]

/** From whole tables of such plans. */
export const fromTables: Phrase[] = [
  ["On going", ["unknown ongoing"]],
  ["Years 1", ["event"]],
  ["Year 1 (on going)", ["event ongoing"]],
  ["By end of December 2016", ["month ..2016-12-31"]],
  ["By end November 2015", ["month ..2015-11-30"]],
  ["By end of Feb 2015", ["month ..2015-02-28"]],
  ["By end of March annually", ["month ..2013-03-31 repeats<annually> inferred<the year>"], { isSure: false }],
  ["By end of December 15", ["month ..2015-12-31"]],
  ["Feb 05", ["month 2005-02-01..2005-02-28"]],
  ["July 05", ["month 2005-07-01..2005-07-31"]],
  [
    "Annual review in May",
    ["month 2013-05-01..2013-05-31 repeats<Annual> label<Annual review> inferred<the year>"],
    { isSure: false },
  ],
  [
    "Feb & Oct",
    [
      "month 2013-02-01..2013-02-28 repeats<Feb & Oct> label<Feb> inferred<the year>",
      "month 2013-10-01..2013-10-31 repeats<Feb & Oct> label<Oct> inferred<the year>",
    ],
    { isSure: false },
  ],
  ["February 2014", ["month 2014-02-01..2014-02-28"]],
  ["Commencing September 2014", ["month 2014-09-01.. ongoing"]],
]
