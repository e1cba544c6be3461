import { accessDenied, GraphError, itemNotFound } from "../http/graphError.ts"
import type { Role, Seed } from "../options.ts"
import type { Caller } from "./readCaller.ts"

export type Right = "read" | "write" | "manage"

const ranks = { none: 0, read: 1, write: 2, manage: 3 }

const rankOfRole: Record<Role, number> = { read: 1, write: 2, owner: 3, fullcontrol: 3 }

const rankOfWidePermission: Readonly<Record<string, number>> = {
  "Sites.Read.All": 1,
  "Sites.ReadWrite.All": 2,
  "Sites.Manage.All": 3,
  "Sites.FullControl.All": 3,
}

const widest = (ranksHeld: readonly number[]) => Math.max(ranks.none, ...ranksHeld)

const wideRank = (caller: Caller) => widest(caller.permissions.map(name => rankOfWidePermission[name] ?? ranks.none))

const selectedRank = (caller: Caller, seed: Seed) => {
  if (!caller.permissions.includes("Sites.Selected")) return ranks.none
  const grant = seed.appGrants.find(one => one.appId === caller.appId)
  return widest((grant?.roles ?? []).map(role => rankOfRole[role]))
}

const personRank = (personId: string, { people, siteReaders, siteOwners }: Seed) => {
  if (!people.some(person => person.id === personId)) return ranks.none
  if (siteOwners?.includes(personId)) return ranks.manage
  const mayRead = "allBut" in siteReaders ? !siteReaders.allBut.includes(personId) : siteReaders.includes(personId)
  return mayRead ? ranks.read : ranks.none
}

/** A person's token reaches what the application and the person may both reach. */
export const demandRight = (needed: Right, caller: Caller, seed: Seed) => {
  const ofApp = Math.max(wideRank(caller), selectedRank(caller, seed))
  const held = caller.personId === undefined ? ofApp : Math.min(ofApp, personRank(caller.personId, seed))
  if (held < ranks[needed]) throw accessDenied()
}

/** There is one site: under Sites.Selected any other is refused, under a wider permission it is not found. */
export const otherSite = (caller: Caller) => (wideRank(caller) > ranks.none ? itemNotFound() : accessDenied())

/** What an administrator agreed to for the application beside the site, as if its token carried it. */
export const withGrants = (caller: Caller, { appGrants }: Seed): Caller => {
  const grant = appGrants.find(({ appId }) => appId === caller.appId)
  if (caller.personId !== undefined || !grant) return caller
  const { directory = false, activityFeed = false } = grant
  const granted = [...(directory ? ["User.Read.All"] : []), ...(activityFeed ? ["TeamsActivity.Send"] : [])]
  return { ...caller, permissions: [...caller.permissions, ...granted] }
}

const directoryPermissions = ["User.Read.All", "User.ReadBasic.All", "User.ReadWrite.All", "Directory.Read.All"]

export const demandDirectory = (caller: Caller, alsoEnough: readonly string[] = []) => {
  if (caller.permissions.some(name => directoryPermissions.includes(name) || alsoEnough.includes(name))) return
  const message = "Insufficient privileges to complete the operation."
  throw new GraphError({ status: 403, code: "Authorization_RequestDenied", message })
}

export const demandActivityFeed = ({ permissions }: Caller) => {
  if (permissions.includes("TeamsActivity.Send")) return
  const message = `Missing role permissions on the request. API requires one of 'TeamsActivity.Send, TeamsActivity.Send.User'. Roles on the request '${permissions.join(", ")}'.`
  throw new GraphError({ status: 403, code: "Forbidden", message })
}
