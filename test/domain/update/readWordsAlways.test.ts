// What holds for every message, sensible or hostile.
import { describe, expect, it } from "vitest"
import { Status } from "#domain/action/status.ts"
import { tokensOf } from "#domain/update/read/readVocabulary.ts"
import { type Candidate, readingLimit, readWords, type WordsReading } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { cases, fc } from "#test/support/property.ts"

const today = "2026-11-26"
const vocabulary = makeVocabulary(makeWords("en-GB", english))
const vocabularyWords = [...vocabulary.phrases.values()].flat().map(phrase => phrase.tokens.join(" "))

const candidate = (reference: string, status: Status, text: string): Candidate => ({
  actionKey: reference,
  postKey: "post",
  reference,
  text,
  status,
  stageLabels: ["CMT", "Executive"],
})
const references = ["2.1", "2.2", "A4", "SC18", "a)"]
const candidates = references.map((reference, index) =>
  candidate(
    reference,
    Status.options[index] ?? "under way",
    ["Hold manager sessions", "Appraisal form", "Protocol"][index % 3] ?? "",
  ),
)

const allWords = ({ proposals, wish, notUnderstood }: WordsReading): string[] => [
  ...proposals.map(proposal => proposal.words),
  ...(wish ? [wish.words] : []),
  ...notUnderstood,
]

/** Words that say nothing to the vocabulary and are no references: whatever becomes of the rest, these must be kept. */
const ownWord = fc.constantFrom(
  "zebra",
  "quokka",
  "xylem",
  "wombat",
  "yurt",
  "fjord",
  "£4.7m",
  "12.9.2027",
  "👍",
  "čerň",
)
const piece = fc.oneof(
  ownWord,
  fc.constantFrom(...references),
  fc.constantFrom(...vocabularyWords),
  fc.constantFrom(",", ";", "\n", ". ", " - ", ":", "?", "(", "…", "and", "#", "9.9", "compelte"),
)
const message = fc.array(piece, { maxLength: 25 }).map(pieces => pieces.join(" "))
const chosen = fc.subarray(candidates)

const countOf = (word: string, texts: readonly string[]) => texts.join("\n").split(word).length - 1

describe("whatever is typed", () => {
  it("no word of the writer's own is lost", () => {
    fc.assert(
      fc.property(message, chosen, ownWord, (text, some, word) => {
        const kept = allWords(readWords(text, some, vocabulary, today))
        expect(countOf(word, kept)).toBeGreaterThanOrEqual(countOf(word, [text]))
      }),
      cases(600),
    )
  })

  it("only references, and words the vocabulary knows, are left out of the words kept", () => {
    const known = new Set([
      ...vocabularyWords.flatMap(phrase => phrase.split(" ")),
      ...references.flatMap(r => tokensOf(r).map(t => t.text)),
    ])
    fc.assert(
      fc.property(message, chosen, (text, some) => {
        const kept = new Set(
          allWords(readWords(text, some, vocabulary, today)).flatMap(words => tokensOf(words).map(token => token.text)),
        )
        const lost = tokensOf(text).filter(token => !kept.has(token.text) && !known.has(token.text))
        expect(lost).toEqual([])
      }),
      cases(600),
    )
  })

  it("the words are the writer's, line by line", () => {
    fc.assert(
      fc.property(message, chosen, (text, some) => {
        for (const words of allWords(readWords(text, some, vocabulary, today)))
          for (const line of words.split("\n")) expect(text).toContain(line)
      }),
      cases(300),
    )
  })

  it("a proposal is sure exactly when there is no doubt, and is never sure of an action that was not named", () => {
    fc.assert(
      fc.property(message, chosen, (text, some) => {
        for (const proposal of readWords(text, some, vocabulary, today).proposals) {
          expect(proposal.isSure).toBe(proposal.doubt === null)
          if (proposal.kind === "progress" && proposal.isSure) expect(proposal.status).not.toBeNull()
          if (proposal.status === "closed, not proceeding" && proposal.isSure)
            expect(proposal.closedBecause).not.toBeNull()
          const isNamed = text.toLowerCase().includes(proposal.actionKey.toLowerCase())
          if (proposal.isSure && some.length > 1 && proposal.kind === "progress") expect(isNamed).toBe(true)
        }
      }),
      cases(600),
    )
  })

  it("any characters at all are read, and kept when there is nothing to tell whose they are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), chosen, (text, some) => {
        const reading = readWords(text, some, vocabulary, today)
        expect(reading.proposals.length).toBeLessThanOrEqual(some.length * 2)
        const letters = [...text.matchAll(/\p{L}{5,}/gu)].map(([word]) => word)
        const kept = allWords(reading).join("\n")
        for (const word of letters) if (!vocabularyWords.includes(word.toLowerCase())) expect(kept).toContain(word)
      }),
      cases(300),
    )
  })
})

describe("references", () => {
  const reference = fc.oneof(
    fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })).map(([a, b]) => `${a}.${b}`),
    fc.tuple(fc.constantFrom("A", "SC", "R", "CYP"), fc.integer({ min: 1, max: 99 })).map(([a, b]) => `${a}${b}`),
    fc.constantFrom("a)", "b)", "1.2.3", "S-4", "(iv)", "R 3"),
  )
  const opening = fc.constantFrom("", "action ", "#", "on ", "re ", "- ", "Action ", "update on ")
  const divider = fc.constantFrom("\n", "; ", ", ", ". ")

  it("are found exactly, each with what is said of it", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(reference, { minLength: 2, maxLength: 6 }),
        opening,
        divider,
        (names, lead, between) => {
          const own = names.map(name => candidate(name, "not started", "Something"))
          const text = names
            .map((name, index) => `${lead}${name} under way, zebra number ${"x".repeat(index + 1)}`)
            .join(between)
          const { proposals } = readWords(text, own, vocabulary, today)
          expect(proposals.map(({ actionKey, status, isSure }) => [actionKey, status, isSure])).toEqual(
            names.map(name => [name, "under way", true]),
          )
          expect(proposals.map(({ words }) => /x+/.exec(words)?.[0].length)).toEqual(names.map((_, index) => index + 1))
        },
      ),
      cases(300),
    )
  })

  it.each([
    "by 2.1.2027",
    "£2.1m",
    "£ 2.1",
    "2.1%",
    "2.1 %",
    "2.1 million",
    "12.1",
    "2.10",
    "2.1.1",
    "at 2.1 pm",
    "page 2.1",
  ])("“%s” is none", written => {
    const { proposals, notUnderstood } = readWords(`done ${written} done`, candidates, vocabulary, today)
    expect(proposals).toEqual([])
    expect(notUnderstood).toEqual([`done ${written} done`])
  })

  it("of two actions with the same reference are asked about", () => {
    const twins = [
      candidate("2.1", "under way", "One"),
      { ...candidate("2.1", "under way", "Two"), actionKey: "other" },
    ]
    const { proposals } = readWords("2.1 done", twins, vocabulary, today)
    expect(proposals.map(({ actionKey, doubt }) => [actionKey, doubt])).toEqual([
      ["2.1", "which action"],
      ["other", "which action"],
    ])
  })

  it("that are empty, or patterns, match themselves only", () => {
    const odd = [
      candidate("", "under way", "One"),
      candidate(".*", "under way", "Two"),
      candidate("[a", "under way", "Three"),
    ]
    expect(readWords("zebra done", odd, vocabulary, today).proposals).toEqual([])
    expect(readWords(".* done", odd, vocabulary, today).proposals.map(({ actionKey }) => actionKey)).toEqual([".*"])
  })
})

describe("a hostile text", () => {
  it.each([
    ["references", "2.1 ".repeat(50_000)],
    ["one letter", "a".repeat(200_000)],
    ["line breaks", "\n".repeat(200_000)],
    ["hash marks", "#".repeat(200_000)],
    ["conjunctions", "and ".repeat(50_000)],
    ["spaces between", `2.1${" ".repeat(100_000)}done`],
    ["blanks beyond the limit", `${"a".repeat(readingLimit + 1)}${" ".repeat(200_000)}x`],
    ["dashes", "- ".repeat(100_000)],
    ["status words", "not done ".repeat(30_000)],
    ["half characters", "\uD800\u202E 2.1 \uDFFF done"],
  ])("of nothing but %s is read to its limit, and the rest handed back", (_, text) => {
    const reading = readWords(text, candidates, vocabulary, today)
    expect(reading.proposals.length).toBeLessThanOrEqual(candidates.length * 2)
    const rest = text.slice(readingLimit).trim()
    if (/[\p{L}\p{N}]/u.test(rest)) expect(reading.notUnderstood.at(-1)).toBe(rest)
  })

  it("without any action to answer is handed back", () => {
    expect(readWords("2.1 done", [], vocabulary, today)).toEqual({
      proposals: [],
      wish: null,
      notUnderstood: ["2.1 done"],
    })
    expect(readWords("", candidates, vocabulary, today)).toEqual({ proposals: [], wish: null, notUnderstood: [] })
  })
})
