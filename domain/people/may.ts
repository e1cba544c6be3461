// Who may do what: one table for card, chat, tab and import.

export const acts = [
  "read the register",
  "update an action",
  "update an action on behalf of its owner",
  "edit an action",
  "ask for a later date",
  "decide a later date",
  "ask for a hand-over",
  "accept a hand-over",
  "make a plan",
  "approve a plan",
  "send reminders",
  "post a digest",
  "put a line on the agenda",
  "record a decision",
  "keep posts and units",
  "keep settings and roles",
] as const
export type Act = (typeof acts)[number]

export const roles = [
  "answers for the lead",
  "line manager",
  "plan owner",
  "approver",
  "performance officer",
  "forum member",
  "clerk",
  "administrator",
  "reader",
] as const
export type Role = (typeof roles)[number]

/** The roles that carry each act; every cell not named here is a no. Reading is decided by SharePoint, not here. */
const table: Record<Act, readonly Role[]> = {
  "read the register": roles,
  "update an action": ["answers for the lead", "line manager", "plan owner"],
  "update an action on behalf of its owner": ["performance officer"],
  "edit an action": ["plan owner", "performance officer"],
  "ask for a later date": ["answers for the lead", "line manager", "plan owner"],
  "decide a later date": ["approver"],
  "ask for a hand-over": ["answers for the lead", "performance officer"],
  "accept a hand-over": ["line manager", "plan owner", "performance officer"],
  "make a plan": ["plan owner", "performance officer"],
  "approve a plan": ["approver"],
  "send reminders": ["plan owner", "performance officer"],
  "post a digest": ["performance officer", "clerk"],
  "put a line on the agenda": ["forum member"],
  "record a decision": ["clerk"],
  "keep posts and units": ["performance officer", "administrator"],
  "keep settings and roles": ["administrator"],
}

/** Whether somebody who holds these roles, towards the thing in question, may do an act. */
export function may(act: Act, held: Iterable<Role>): boolean {
  const allowed = table[act]
  for (const role of held) if (allowed.includes(role)) return true
  return false
}
