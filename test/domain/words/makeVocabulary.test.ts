import { describe, expect, it } from "vitest"
import { senses } from "#domain/update/read/readVocabulary.ts"
import { type Candidate, readWords } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import { english, makeWords } from "#domain/words/words.ts"

const today = "2026-11-26"
const one: Candidate = {
  actionKey: "one",
  postKey: "post",
  reference: "2.1",
  text: "Hold sessions",
  status: "not started",
  stageLabels: [],
}

describe("makeVocabulary", () => {
  it("has a message for every sense, and no message without one", () => {
    const ids = Object.keys(english).filter(id => id.startsWith("reading."))
    expect(ids.toSorted()).toEqual(senses.map(sense => `reading.${sense}`).toSorted())
  })

  it("finds each phrase that stands in the messages", () => {
    const { phrases } = makeVocabulary(makeWords("en-GB", english))
    const found = phrases.get("under")?.find(phrase => phrase.tokens.join(" ") === "under way")
    expect(found?.senses).toEqual(["status.under way"])
  })

  it("reads another language by its messages alone, and English where they are silent", () => {
    const welsh = makeVocabulary(
      makeWords("cy-GB", { "reading.status.complete": "wedi’i gwblhau|wedi gorffen", "reading.not": "heb|ddim" }),
    )
    const read = (text: string) => readWords(text, [one], welsh, today).proposals[0]
    expect(read("2.1 wedi’i gwblhau")).toMatchObject({ status: "complete", isSure: true, words: "" })
    expect(read("2.1 Wedi gorffen, diolch")).toMatchObject({ status: "complete", words: "diolch" })
    expect(read("2.1 under way")).toMatchObject({ status: "under way", isSure: true })
    expect(read("2.1 done")).toMatchObject({ status: null, doubt: "which status", words: "done" })
  })

  it("takes an empty list of synonyms for none", () => {
    const bare = makeVocabulary(makeWords("cy-GB", { "reading.greeting": "", "reading.status.on hold": " | " }))
    expect(readWords("2.1 on hold", [one], bare, today).proposals[0]).toMatchObject({ status: null, words: "on hold" })
  })
})
