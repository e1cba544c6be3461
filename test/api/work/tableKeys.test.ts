import { DatabaseSync } from "node:sqlite"
import { afterAll, describe, expect, it } from "vitest"
import {
  dueName,
  dueUntil,
  inState,
  type KeyRange,
  keyIn,
  rowName,
  rowsWith,
  stateName,
  timeIn,
} from "#api/work/tableKeys.ts"
import { AppError } from "#domain/errors.ts"
import { cases, fc } from "#test/support/property.ts"

const legal = /^[-0-9A-Za-z!.:_~=]*$/
const text = fc.string({ unit: "binary", maxLength: 30 }).filter(it => it.isWellFormed())
/** Few characters, those about which the encoding could go wrong: neighbours of the plain ones and of the leads. */
const crowdedUpTo = (maxLength: number) =>
  fc
    .array(fc.constantFrom(..."\0 !,-./09:;@AZ[_`az{~\x7f\x80é߿～🧵\u{10ffff}"), { maxLength })
    .map(characters => characters.join(""))
const crowded = crowdedUpTo(8)
/** Four characters of four bytes, three letters each: the longest state there may be. */
const state = crowdedUpTo(4)
const key = fc.oneof(text, crowded)
const isIn = ({ from, before }: KeyRange, name: string) => name >= from && name < before

describe("names of rows", () => {
  const db = new DatabaseSync(":memory:")
  const sqliteOrder = db.prepare("SELECT CAST(? AS TEXT) < CAST(? AS TEXT) AS less")
  afterAll(() => db.close())

  it("are legal and give the key back", () => {
    fc.assert(
      fc.property(key, fc.nat(), state, (key, time, state) => {
        for (const name of [rowName(key), dueName(time, key), stateName(state, key)]) {
          expect(name).toMatch(legal)
          expect(keyIn(name)).toBe(key)
        }
        expect(timeIn(dueName(time, key))).toBe(time)
      }),
    )
  })

  it("sort as SQLite sorts the keys", () => {
    fc.assert(
      fc.property(key, key, (a, b) => {
        expect(rowName(a) < rowName(b)).toBe(sqliteOrder.get(a, b)?.less === 1)
      }),
      cases(1000),
    )
  })

  it("lie in a prefix's range when the key begins with the prefix, and only then", () => {
    fc.assert(
      fc.property(crowded, crowded, (prefix, key) => {
        expect(isIn(rowsWith(prefix), rowName(key))).toBe(key.startsWith(prefix))
        expect(isIn(rowsWith(prefix), rowName(prefix + key))).toBe(true)
        expect(isIn(inState("sent", prefix), stateName("sent", key))).toBe(key.startsWith(prefix))
      }),
      cases(1000),
    )
  })

  it("of one state lie outside another's range, and no pointer lies among the rows", () => {
    fc.assert(
      fc.property(state, state, key, (state, other, key) => {
        expect(isIn(inState(state, ""), stateName(other, key))).toBe(state === other)
        expect(isIn(rowsWith(""), stateName(other, key))).toBe(false)
        expect(isIn(rowsWith(""), dueName(1, key))).toBe(false)
      }),
    )
  })

  it("sort by time, then by key, and lie in the range up to a time when the time has come", () => {
    const time = fc.oneof(fc.nat(), fc.maxSafeNat())
    fc.assert(
      fc.property(time, time, key, key, (time, other, a, b) => {
        const isBefore = time < other || (time === other && rowName(a) < rowName(b))
        expect(dueName(time, a) < dueName(other, b)).toBe(isBefore)
        expect(isIn(dueUntil(other), dueName(time, a))).toBe(time <= other)
      }),
    )
  })
})

describe("what a table cannot hold", () => {
  it.each([
    ["a key too long", () => rowName("k".repeat(461))],
    ["a key too long once it is spelt out", () => rowName("日".repeat(52))],
    ["half a character", () => rowName("\ud83e")],
    ["a state too long", () => stateName("s".repeat(49), "key")],
    ["a time before 1970", () => dueName(-1, "key")],
    ["half a millisecond", () => dueName(0.5, "key")],
    ["no number", () => dueUntil(Number.NaN)],
  ])("is refused: %s", (_, name) => {
    expect(name).toThrow(AppError)
    expect(name).toThrow(expect.objectContaining({ code: "invalid" }))
  })

  it("begins beyond the longest name of the longest key and state, which fits the service's 512 units", () => {
    const [key, state] = ["k".repeat(460), "s".repeat(48)]
    const names = [rowName(key), stateName(state, key), dueName(Number.MAX_SAFE_INTEGER, key)]
    expect(Math.max(...names.map(name => name.length))).toBeLessThanOrEqual(512)
    expect(names.map(keyIn)).toEqual([key, key, key])
  })
})
