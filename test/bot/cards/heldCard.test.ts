import { describe, expect, it } from "vitest"
import { heldCard, heldTitle } from "#bot/cards/heldCard.ts"
import type { HeldNotice } from "#domain/update/tellHeld.ts"
import { HeldBecause } from "#domain/update/update.ts"
import { complaintsAbout, textsOf } from "../../support/readCard.ts"
import { context } from "../../support/reminders.ts"

const notice = (part: Partial<HeldNotice> = {}): HeldNotice => ({
  type: "held",
  forOwner: true,
  actionKey: "01ACTION",
  reference: "2.3",
  text: "Set standards",
  words: "Done at last.",
  status: "closed, not proceeding",
  by: "Head of Learning",
  because: "closed",
  ...part,
})

describe("heldCard", () => {
  it.each(HeldBecause.options)("says why (%s) in a sentence, and is a good card", because => {
    const card = heldCard(notice({ because }), context)
    expect(complaintsAbout(card)).toEqual([])
    expect(textsOf(card)).toContain(context.words.say(`held.${because}`))
  })

  it("has the words, for whom they were said, and how the action stands", () => {
    const texts = textsOf(heldCard(notice(), context)).join("\n")
    expect(texts).toContain("“Done at last.”")
    expect(texts).toContain("Answered for: Head of Learning.")
    expect(texts).toContain("Closed, not proceeding")
  })

  it("tells the owner and the manager in other words", () => {
    expect(heldTitle(notice(), context)).toBe("Your answer on 2.3 is kept; the status was left as it was")
    expect(heldTitle(notice({ forOwner: false }), context)).toBe(
      "An answer on 2.3 was kept, and the action was left as it was",
    )
  })

  it("of an exempt action has no words of it, and a way into the tab", () => {
    const card = heldCard(notice({ text: null, words: null }), context)
    expect(textsOf(card).join("\n")).toContain("This item is exempt: its words are in the tab only.")
    expect(JSON.stringify(card)).not.toContain("Set standards")
    expect(JSON.stringify(card)).toContain("https://teams.microsoft.com/l/entity/")
    expect(complaintsAbout(card)).toEqual([])
  })

  it("writes what people wrote as text and nothing else", () => {
    const words = "[x](https://elsewhere.example) <at>All</at> **b**"
    expect(textsOf(heldCard(notice({ words, text: words }), context))).toEqual(
      expect.arrayContaining([`“${words}”`, `2.3 ${words}`]),
    )
  })
})
