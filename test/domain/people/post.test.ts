import { expect, it } from "vitest"
import { Person } from "#domain/people/post.ts"

it("a person's id is read in small letters, as it is compared, and the name as it is written", () => {
  const typed = { id: "7C1D40A6-52E9-4B38-9F00-00000000000A", name: "Ann McKay" }
  expect(Person.parse(typed)).toEqual({ id: "7c1d40a6-52e9-4b38-9f00-00000000000a", name: "Ann McKay" })
})
