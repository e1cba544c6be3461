import { demandDirectory } from "../../access/rights.ts"
import type { Operation } from "../../http/call.ts"
import { checkOptions } from "../../odata/options.ts"
import { usersContext } from "../../shapes/links.ts"
import { badRequest, noSuchPerson, personShape, readPersonSelect } from "./person.ts"

export const getMe: Operation = ({ caller, seed, url }) => {
  if (caller.personId === undefined) throw badRequest("/me request is only valid with delegated authentication flow.")
  demandDirectory(caller, ["User.Read", "User.ReadWrite"])
  checkOptions(url.query, ["$select"], "/me")
  const chosen = readPersonSelect(url.query)
  const person = seed.people.find(({ id }) => id === caller.personId)
  if (!person) throw noSuchPerson(caller.personId)
  return { status: 200, body: { "@odata.context": `${usersContext}/$entity`, ...personShape(person, chosen) } }
}
