// "my reminders": at what hour, and by what route, somebody wants to be reminded; and what they then chose.
import { preferencesIn } from "#domain/people/request.ts"
import { takeRequest } from "#domain/request/takeRequest.ts"
import { preferenceCard } from "../cards/preferenceCard.ts"
import { preferenceIds, textIn } from "../verbs.ts"
import { type BotPorts, type Press, type Said, sentence } from "./handler.ts"

export async function showPreferences(ports: BotPorts, { actor, conversation }: Said): Promise<void> {
  const { timetable, register } = ports.frame()
  const now = preferencesIn(register.requests.values()).get(actor.id) ?? { hour: null, route: "chat" as const }
  const card = preferenceCard(now, timetable.hour, ports.context())
  await ports.messenger.sendCard(conversation, card, ports.words.say("preference.title"))
}

export const setPreference: Press<"setPreference"> = async (ports, { actor, inputs }) => {
  const hour = Number(textIn(inputs, preferenceIds.hour))
  const chosen = Number.isInteger(hour) && hour >= 7 && hour <= 19 ? hour : null
  const route = textIn(inputs, preferenceIds.route) === "activity feed" ? "activity feed" : "chat"
  const asking = { kind: "preference" as const, hour: chosen, route } as const
  // Named by the moment: going back to an earlier choice is a choice of its own.
  const formId = `preference/${actor.id}/${ports.clock.stamp()}`
  const taken = await takeRequest(ports, { actor, via: "chat", formId, addresseeId: null, asking })
  if (taken.kind === "refused") return sentence(ports.words, "card.notUnderstood")
  ports.accepted(taken.row)
  const { timetable } = ports.frame()
  return sentence(ports.words, "preference.taken", {
    hour: chosen === null ? ports.words.say("preference.council", { hour: `${timetable.hour}:00` }) : `${chosen}:00`,
    route: ports.words.say(route === "chat" ? "preference.chat" : "preference.feed"),
  })
}
