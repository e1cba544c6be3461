import { describe, expect, it } from "vitest"
import { cutTo, guarded, printable, readsRightToLeft, unguarded } from "#domain/exchange/exportText.ts"

describe("printable", () => {
  it.each([
    ["plain words", "plain words"],
    ["a\u0000b\u0008c\u001fd\u007fe\ufffef\uffffg", "abcdefg"],
    ["one\r\ntwo\rthree\u000bfour\u2028five", "one\ntwo\nthree\nfour\nfive"],
    ["tab\tstays", "tab\tstays"],
    ["half \ud83d a pair \ude00", "half  a pair "],
    ["a whole one 👩‍🚒 and 𠮷", "a whole one 👩‍🚒 and 𠮷"],
    ["عربي then עברית", "عربي then עברית"],
  ])("%j is %j", (text, expected) => {
    expect(printable(text)).toBe(expected)
  })
})

describe("unguarded", () => {
  it.each(["=1+1", "'=1+1", "''-2", "'", "'quoted'", "Plain", "", "- a point"])("gives back %j as it was", text => {
    expect(unguarded(guarded(text))).toBe(text)
  })
})

describe("guarded", () => {
  it("tells an apostrophe that was there from its own", () => {
    expect(guarded("'=1")).toBe("''=1")
  })

  it.each([
    "=1+1",
    "+44 1344",
    "-2",
    "- a point",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    " =1",
    "\u00a0=1",
    "\ufeff=1",
    "＝1",
  ])("puts an apostrophe before %j", text => {
    expect(guarded(text)).toBe(`'${text}`)
  })

  it.each(["", "Plain", "1.1", "a=b", "mail@council", "'s-Hertogenbosch", "2026-11-26", "“- quoted", "  two spaces"])(
    "leaves %j as it is",
    text => {
      expect(guarded(text)).toBe(text)
    },
  )
})

describe("cutTo", () => {
  it("leaves what fits, and ends what does not at a whole character", () => {
    expect(cutTo("abcdef", 6, "…")).toBe("abcdef")
    expect(cutTo("abcdefg", 6, "…")).toBe("abcde…")
    expect(cutTo("abcd😀efg", 6, "…")).toBe("abcd…")
  })
})

describe("readsRightToLeft", () => {
  it.each([
    ["مرحبا bonjour", true],
    ["12. שלום", true],
    ["Hello مرحبا", false],
    ["123", false],
    ["", false],
  ])("%j: %s", (text, expected) => {
    expect(readsRightToLeft(text)).toBe(expected)
  })
})
