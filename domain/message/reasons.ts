// Why a message did not arrive, or not as usual: codes that are stored, worded by the message files.

export const reasons = [
  "the app stopped while it was being sent",
  "its day has passed",
  "everything on it was answered or paused before it went",
  "it is addressed to nobody",
  "its card could not be made",
  "the address is not one of Teams",
  "the app is blocked by the Teams administrator",
  "has removed the app",
  "has blocked the app",
  "does not have the app installed",
  "is not known in Teams",
  "the app calls the wrong Teams cloud",
  "the app lacks permission in this conversation",
  "the conversation no longer exists",
  "the message is too large",
  "the app’s registration is not known to Teams",
  "Teams refused the message",
  "Teams refused the app’s sign-in",
  "Teams does not let the app write here",
  "could not be found in Teams",
  "Teams was busy with this conversation",
  "Teams asked to wait",
  "Teams failed while taking the message",
  "Teams did not say whether the message arrived",
  "Teams was not available",
  "Teams gave an answer that is not known",
  "the app could not sign in to Teams",
  "Teams could not be reached",
  "the line to Teams broke while the message was sent",
  "its turn did not come in time",
  "told in the activity feed",
  "told in the activity feed, having blocked or removed the app",
] as const
export type Reason = (typeof reasons)[number]

export const isReason = (text: string): text is Reason => reasons.some(reason => reason === text)

/** What keeps every message from everybody, until somebody in IT has mended it. */
const reasonsOfAll: readonly string[] = [
  "the app is blocked by the Teams administrator",
  "the app’s registration is not known to Teams",
] satisfies Reason[]

export const concernsAll = (why: string | null): why is Reason => why !== null && reasonsOfAll.includes(why)
