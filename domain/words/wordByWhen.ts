// By-whens in words: what a stage is read as, beside the words as written.
import type { ByWhen, Stage } from "../byWhen/byWhen.ts"
import { currentStages } from "../byWhen/currentStages.ts"
import type { Words } from "./words.ts"

/** One stage: "By 31 October 2026", "1 November to 31 December 2026", "From 1 October 2026, no end". */
export function wordStage(stage: Stage, words: Words): string {
  const { earliest, latest } = stage
  if (earliest && latest)
    return earliest === latest
      ? words.say("byWhen.on", { day: words.date(latest) })
      : words.say("byWhen.between", { from: rangeStart(earliest, latest, words), to: words.date(latest) })
  if (latest) return words.say("byWhen.by", { day: words.date(latest) })
  if (earliest) return words.say("byWhen.from", { day: words.date(earliest) })
  if (stage.repeats) return words.say("byWhen.repeats", { how: stage.repeats })
  return words.say(stage.ongoing ? "byWhen.ongoing" : "byWhen.unknown")
}

/** What the end repeats is left out of the start: "1 to 30 September 2026", "1 November to 31 December 2026". */
function rangeStart(from: string, to: string, words: Words): string {
  if (from.slice(0, 7) === to.slice(0, 7)) return String(Number(from.slice(8)))
  return from.slice(0, 4) === to.slice(0, 4) ? words.dateInYear(from) : words.date(from)
}

/** The whole by-when in a line or two; empty when the words alone say it. */
export function wordReading(byWhen: ByWhen, words: Words): string {
  const [first, ...more] = byWhen.stages
  if (!first) return byWhen.reviewOn ? words.say("byWhen.review", { day: words.date(byWhen.reviewOn) }) : ""
  const stages =
    more.length === 0
      ? wordStage(currentStages(byWhen)[0] ?? first, words)
      : words.say("byWhen.stages", { count: byWhen.stages.length, next: wordNext(byWhen, words) })
  return byWhen.reviewOn ? `${stages}. ${words.say("byWhen.review", { day: words.date(byWhen.reviewOn) })}` : stages
}

function wordNext(byWhen: ByWhen, words: Words): string {
  const next = currentStages(byWhen)[0] ?? byWhen.stages.at(-1)
  if (!next) return ""
  const reading = wordStage(next, words)
  return next.label ? `${next.label}: ${reading.charAt(0).toLocaleLowerCase()}${reading.slice(1)}` : reading
}
