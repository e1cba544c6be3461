import { expect, test } from "vitest"
import { compareNumbered } from "#domain/plan/compareNumbered.ts"
import { cases, fc } from "#test/support/property.ts"

const collator = new Intl.Collator("en-GB", { numeric: true })

/** Alphabet of references as they are written, and of what disturbs them: spaces, signs, letters, a soft hyphen. */
const reference = fc.oneof(
  fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 4 }).map(parts => parts.join(".")),
  fc.string({ unit: fc.constantFrom(..."0129..- aBé\u00AD"), maxLength: 8 }),
  fc.bigInt({ min: 0n, max: 10n ** 20n }).map(String),
)

test("references stand in the order of their numbers", () => {
  const given = ["10", "2.10", "2.9", "2", "A2", "A10", "2.9.1", "1", ""]
  expect(given.toSorted(compareNumbered)).toEqual(["", "1", "2", "2.9", "2.9.1", "2.10", "10", "A2", "A10"])
})

test("whatever they hold, they stand as in a collation that reads numbers", () => {
  fc.assert(
    fc.property(reference, reference, (a, b) => {
      expect(Math.sign(compareNumbered(a, b))).toBe(Math.sign(collator.compare(a, b)))
    }),
    cases(20_000),
  )
})
