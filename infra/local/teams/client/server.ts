import type { PressAnswer } from "../channel/press.ts"
import type { FeedLine } from "../feed.ts"
import type { MessageView } from "../page/view.ts"

export type PersonHere = { id: string; post: string; displayName: string; userPrincipalName: string; memberId: string }
export type WhatThereIs = {
  people: PersonHere[]
  bot: { name: string }
  team: { id: string; name: string; channel: { id: string; name: string } | null }
  tab: { contentUrl: string; entityId: string }
  appId: string
  tenantId: string
  today: string
}
export type ConversationPlace = "chat" | "channel"
export type Pressed = { activityId: string; id: string; verb: string; data: unknown; trigger: "manual" | "automatic" }

/** What the page asks of small Teams. */
export const server = {
  whatThereIs: () => read<WhatThereIs>("/_local/small-teams"),
  messages: (person: string, place: ConversationPlace) =>
    read<{ conversationId: string; messages: MessageView[] }>(
      `/_local/messages?${new URLSearchParams({ person, place })}`,
    ),
  feed: async (person: string) =>
    (await read<{ lines: FeedLine[] }>(`/_local/feed?${new URLSearchParams({ person })}`)).lines,
  say: (person: string, said: { text?: string; value?: unknown; replyToId?: string }) =>
    write<MessageView>("/_local/messages", { person, ...said }),
  press: (person: string, pressed: Pressed) => write<PressAnswer>("/_local/presses", { person, ...pressed }),
  ssoToken: async (person: string) =>
    (await read<{ token: string }>(`/_local/sso-token?${new URLSearchParams({ person })}`)).token,
}

export type Heard = {
  message(message: MessageView): void
  typing(conversationId: string): void
  feed(line: FeedLine): void
  /** The line is open, for the first time or again: whatever happened meanwhile must be read. */
  open(today: string): void
  lost(): void
}

/** Listens to everything that this person would see happen, until told to stop. */
export function listen(person: string, heard: Heard): () => void {
  const events = new EventSource(`/_local/events?${new URLSearchParams({ person })}`)
  events.addEventListener("ready", event => heard.open(JSON.parse(event.data).today))
  events.addEventListener("message", event => heard.message(JSON.parse(event.data)))
  events.addEventListener("typing", event => heard.typing(JSON.parse(event.data).conversationId))
  events.addEventListener("feed", event => heard.feed(JSON.parse(event.data)))
  events.addEventListener("error", () => heard.lost())
  return () => events.close()
}

async function read<T>(path: string): Promise<T> {
  return answerOf<T>(await fetch(path))
}

async function write<T>(path: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" }
  return answerOf<T>(await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }))
}

async function answerOf<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`Small Teams answered ${answer.status}`)
  return (await answer.json()) as T
}
