// User-visible words: a message file for each language, in ICU MessageFormat; English fills what another lacks.
import { IntlMessageFormat } from "intl-messageformat"
import { type Day, daysBetween, type Instant } from "../day/day.ts"
import cards from "./en/cards.json" with { type: "json" }
import common from "./en/common.json" with { type: "json" }
import errors from "./en/errors.json" with { type: "json" }
import exchange from "./en/exchange.json" with { type: "json" }
import manager from "./en/manager.json" with { type: "json" }
import reading from "./en/reading.json" with { type: "json" }
import tab from "./en/tab.json" with { type: "json" }

const en = { ...common, ...cards, ...tab, ...errors, ...reading, ...manager, ...exchange }

export type MessageId = keyof typeof en
export type Messages = Readonly<Record<string, string>>
type Values = Record<string, string | number>

/** The words of one language. */
export type Words = {
  language: string
  /** The message, with its values filled in. */
  say(id: MessageId, values?: Values): string
  /** Words to ten, figures above. */
  count(n: number): string
  /** "31 October 2026". */
  date(day: Day): string
  /** The weekday too where the day is within a fortnight of `today`: "Monday 30 November 2026". */
  dateNear(day: Day, today: Day): string
  /** Without the year: "31 October". */
  dateInYear(day: Day): string
  /** "14:32", London time. */
  time(instant: Instant): string
}

export const english: Messages = en

/** Messages of a language that cannot be read; ids that nobody says any more do no harm. */
export function faultsIn(language: string, messages: Messages): string[] {
  return Object.entries(messages).flatMap(([id, message]) => {
    try {
      compileMessage(message, language)
      return []
    } catch (error) {
      return [`${id}: ${error instanceof Error ? error.message : "cannot be read"}`]
    }
  })
}

const compileMessage = (message: string, language: string) =>
  new IntlMessageFormat(message, language, undefined, { ignoreTag: true })

/** Makes the words of a language from its messages, e.g. `makeWords("cy-GB", welsh)`. */
export function makeWords(language: string, messages: Messages): Words {
  const compiled = new Map<string, IntlMessageFormat>()
  const compile = (id: MessageId) => {
    const known = compiled.get(id)
    if (known) return known
    const translated = messages[id]
    const made = compileMessage(translated ?? en[id], translated === undefined ? "en-GB" : language)
    compiled.set(id, made)
    return made
  }
  const say = (id: MessageId, values?: Values) => String(compile(id).format(values))
  const dateFormat = (options: Intl.DateTimeFormatOptions, zone = "UTC") => {
    const format = new Intl.DateTimeFormat(language, { timeZone: zone, ...options })
    return (moment: string) => format.format(new Date(moment)).replace(",", "")
  }
  const long = dateFormat({ day: "numeric", month: "long", year: "numeric" })
  const near = dateFormat({ weekday: "long", day: "numeric", month: "long", year: "numeric" })
  const short = dateFormat({ day: "numeric", month: "long" })
  const clock = dateFormat({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, "Europe/London")
  return {
    language,
    say,
    count: n => (n >= 0 && n <= 10 ? say(`number.${n}` as MessageId) : String(n)),
    date: day => long(day),
    dateNear: (day, today) => (Math.abs(daysBetween(today, day)) <= 14 ? near(day) : long(day)),
    dateInYear: day => short(day),
    time: instant => clock(instant),
  }
}

/** A sentence's first letter made large. */
export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1)
