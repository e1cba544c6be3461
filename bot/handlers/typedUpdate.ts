// Plain words: read, and shown as read on a card that one press records. What cannot be read gets a way forward.
import { postMessage } from "#domain/message/postMessage.ts"
import { type PersonToAsk, planPerson } from "#domain/reminder/planDay.ts"
import { itemKey, makeReminder, type Proposed } from "#domain/reminder/reminder.ts"
import { type Candidate, readWords, type WordsReading } from "#domain/update/readWords.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import type { BotPorts, Said } from "./handler.ts"

/** Longer messages are not read: nobody types so much into a chat. */
const longestRead = 4000

export async function typedUpdate(ports: BotPorts, said: Said): Promise<void> {
  const { register, today } = ports.frame()
  const mine = planPerson(register, today, said.actor)
  const reading = readWords(said.text.slice(0, longestRead), candidatesOf(mine), makeVocabulary(ports.words))
  const asked = withReadings(mine, reading)
  if (asked.items.length === 0) {
    await ports.messenger.sendText(said.conversation, ports.words.say("chat.unknown"))
    return
  }
  // Keyed by what was written: Teams may deliver it twice.
  const key = `said/${ports.ids.digest(`${said.conversation.conversationId} ${said.activityId}`)}`
  const proposed = reading.proposals.flatMap(it => proposalOf(it))
  const reminder = { ...makeReminder(asked, ports.frame()), key, proposed, more: [] }
  await postMessage(ports, key, { kind: "person", person: said.actor }, reminder, today)
  ports.nudge()
  await sayRest(ports, said, reading)
}

const candidatesOf = ({ items }: PersonToAsk): Candidate[] =>
  items.map(({ action, answerer }) => ({
    actionKey: action.key,
    postKey: answerer.postKey,
    reference: action.reference,
    text: action.text,
    status: action.status,
    stageLabels: action.byWhen.stages.flatMap(stage => (stage.doneOn === null && stage.label ? [stage.label] : [])),
  }))

/** The items spoken of; a wish about one (“remind me”, “not mine”) brings up its form too. */
function withReadings(mine: PersonToAsk, { proposals, wish }: WordsReading): PersonToAsk {
  const keys = new Set(proposals.map(itemKey))
  const isMeant = ({ action, answerer }: PersonToAsk["items"][number]) =>
    keys.has(itemKey({ actionKey: action.key, postKey: answerer.postKey })) || wish?.actionKey === action.key
  return { ...mine, items: mine.items.filter(isMeant), exempt: [], escalated: [] }
}

function proposalOf(proposal: WordsReading["proposals"][number]): Proposed[] {
  const { kind, status, closedBecause, forecast, stageLabel, words, isSure } = proposal
  return [{ key: itemKey(proposal), kind, status, closedBecause, forecast, stageLabel, words, isSure }]
}

/** Nothing that was typed is passed over in silence. */
async function sayRest(ports: BotPorts, { conversation }: Said, { notUnderstood }: WordsReading): Promise<void> {
  const rest = notUnderstood.join(" … ").trim()
  if (rest !== "") await ports.messenger.sendText(conversation, ports.words.say("card.notUnderstoodRest", { rest }))
}
