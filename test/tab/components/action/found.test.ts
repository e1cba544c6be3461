import { expect, it } from "vitest"
import { found } from "../../../../tab/components/action/found.ts"

const choices = ["Head of Leisure", "Head of Learning", "Chief Executive"].map(text => ({ text }))

it.each([
  ["", 3],
  ["head", 2],
  ["LEARN head", 1],
  ["  of   lei ", 1],
  ["mayor", 0],
])("%j finds %i", (typed, count) => {
  expect(found(choices, typed)).toHaveLength(count)
})
