import type { Caller } from "../access/readCaller.ts"
import type { Seed } from "../options.ts"
import type { Stamp } from "../store/list.ts"

export const stampOf = ({ appId, personId }: Caller, { people, appGrants }: Seed): Stamp => {
  const person = people.find(one => one.id === personId)
  if (person) return { kind: "person", id: person.id, displayName: person.displayName, email: person.mail }
  const grant = appGrants.find(one => one.appId === appId)
  return { kind: "app", id: appId, displayName: grant?.displayName ?? "Application" }
}

/** Writes by an application show no person at all. */
export const identitySet = (stamp: Stamp) =>
  stamp.kind === "app"
    ? { application: { id: stamp.id, displayName: stamp.displayName } }
    : { user: { email: stamp.email, id: stamp.id, displayName: stamp.displayName } }
