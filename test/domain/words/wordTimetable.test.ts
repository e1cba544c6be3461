import { describe, expect, it } from "vitest"
import { reasons } from "#domain/message/reasons.ts"
import { NotAskedWhy } from "#domain/wire/reminders.ts"
import { wordAdvice, wordReason } from "#domain/words/wordReason.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { wordTimetable } from "#domain/words/wordTimetable.ts"

const words = makeWords("en-GB", english)
const usual = { hour: 9, cap: 250, opensBefore: 10, dueBefore: 10 }

describe("wordTimetable", () => {
  it("says when, how often and what follows, with the council's own numbers", () => {
    const said = wordTimetable({ hour: 14, cap: 40, opensBefore: 7, dueBefore: 1 }, words).join("\n")

    expect(said).toMatch(/Cards go at 14:00 on working days/)
    expect(said).toMatch(/due 1 working day before its meeting/)
    expect(said).toMatch(/opens 7 working days before .* again 3 working days before/)
    expect(said).toMatch(/line manager is told 10 working days after the due day, and the director after 20/)
    expect(said).toMatch(/more than 40 people/)
  })

  it("writes the hour as a clock does, and a due day that is the meeting's", () => {
    const said = wordTimetable({ ...usual, dueBefore: 0 }, words)

    expect(said[0]).toMatch(/at 09:00/)
    expect(said[1]).toMatch(/due on the day of its meeting/)
  })

  it("is whole sentences, with nothing left to fill in", () => {
    for (const sentence of wordTimetable(usual, words)) expect(sentence).toMatch(/^[A-Z][^{}]+\.$/)
  })
})

describe("a reason", () => {
  it.each(reasons)("(%s) is a sentence, with advice", reason => {
    expect(wordReason(reason, words)).toMatch(/^[A-Z].+\.$/)
    expect(wordAdvice(reason, words)).toMatch(/^[A-Z].+\.$/)
    expect(wordReason(reason, words)).not.toBe(wordReason("of another version", words))
  })

  it.each([null, "of another version", "__proto__"])("that is not known (%s) is said to be so", reason => {
    expect(wordReason(reason, words)).toBe("The app gave no reason that is known here.")
    expect(wordAdvice(reason, words)).toMatch(/Tell whoever looks after the app/)
  })

  it.each(NotAskedWhy.options)("why nobody was asked (%s) is a sentence", why => {
    expect(words.say(`tab.notAsked.${why}`)).toMatch(/^[A-Z].+\.$/)
  })
})
