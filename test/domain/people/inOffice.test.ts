import { describe, expect, it } from "vitest"
import { actsFor, inOffice } from "#domain/people/inOffice.ts"
import { type Absences, absencesIn } from "#domain/people/request.ts"
import { anAbsence, aPerson, aPost, away } from "../../support/builders.ts"

const post = aPost({ holder: aPerson("holder"), standIn: aPerson("standing"), updater: aPerson("updater") })
const today = "2026-11-26"
const named = absencesIn([anAbsence({ from: aPerson("holder"), to: aPerson("named") })])
const everybody = ["holder", "standing", "named", "updater"]

describe("who acts for a post", () => {
  it.each<[string, Absences, string | null, string[]]>([
    ["the holder", away({}), "holder", ["holder"]],
    ["the holder away: the post's stand-in", away({ holder: today }), "standing", ["holder", "standing"]],
    ["the holder away, having named somebody: that one", named, "named", ["holder", "named"]],
    [
      "both away: nobody but a holder who acts all the same",
      away({ holder: today, standing: today }),
      null,
      ["holder"],
    ],
    ["the holder back again", away({ holder: "2026-11-25" }), "holder", ["holder"]],
  ])("%s", (_, absences, person, acting) => {
    expect(inOffice(post, { absences, today })?.id ?? null).toBe(person)
    expect(everybody.filter(id => actsFor(post, id, { absences, today }))).toEqual(acting)
  })

  it("a vacant post's stand-in", () => {
    const vacant = { ...post, holder: null }
    expect(everybody.filter(id => actsFor(vacant, id, { absences: away({}), today }))).toEqual(["standing"])
  })

  it("nobody for no post", () => {
    expect(inOffice(undefined, { absences: away({}), today })).toBeNull()
    expect(actsFor(undefined, "holder", { absences: away({}), today })).toBe(false)
  })
})
