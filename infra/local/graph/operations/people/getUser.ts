import { demandDirectory } from "../../access/rights.ts"
import { type Operation, param } from "../../http/call.ts"
import { checkOptions } from "../../odata/options.ts"
import { usersContext } from "../../shapes/links.ts"
import { noSuchPerson, personShape, readPersonSelect } from "./person.ts"

/** By object id or by user principal name; with User.Read a person may read only themselves. */
export const getUser: Operation = call => {
  const { caller, seed, url } = call
  const asked = param(call, "user").toLowerCase()
  const person = seed.people.find(one => [one.id.toLowerCase(), one.userPrincipalName.toLowerCase()].includes(asked))
  const isSelf = person !== undefined && person.id === caller.personId
  demandDirectory(caller, isSelf ? ["User.Read", "User.ReadWrite"] : [])
  checkOptions(url.query, ["$select"], "a user")
  const chosen = readPersonSelect(url.query)
  if (!person) throw noSuchPerson(param(call, "user"))
  return { status: 200, body: { "@odata.context": `${usersContext}/$entity`, ...personShape(person, chosen) } }
}
