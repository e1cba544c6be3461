// Plain words: read, and shown as read on a card that one press records. What cannot be read gets a way forward.
import type { Action } from "#domain/action/action.ts"
import { isOpen } from "#domain/action/status.ts"
import { namedStages } from "#domain/byWhen/currentStages.ts"
import type { Day } from "#domain/day/day.ts"
import { may } from "#domain/people/may.ts"
import { type PersonToAsk, planPerson } from "#domain/reminder/planDay.ts"
import { itemKey, type Proposed, type Wished } from "#domain/reminder/reminder.ts"
import { readWish } from "#domain/request/readWish.ts"
import { isBareStatus } from "#domain/update/read/readClauses.ts"
import { isInRange } from "#domain/update/read/readRanges.ts"
import { referencesIn, sameReference } from "#domain/update/read/readReferences.ts"
import {
  type Candidate,
  type Proposal,
  readingLimit,
  readWords,
  type Vocabulary,
  type WordsReading,
} from "#domain/update/readWords.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesOnAction } from "#domain/update/rolesOf.ts"
import { makeVocabulary } from "#domain/words/makeVocabulary.ts"
import type { BotPorts, Said } from "./handler.ts"
import { myActions } from "./myActions.ts"
import { postReadings } from "./postReadings.ts"

export async function typedUpdate(ports: BotPorts, said: Said): Promise<void> {
  const { register, today } = ports.frame()
  const mine = planPerson(register, today, said.actor, { withAnswered: true })
  const vocabulary = makeVocabulary(ports.words)
  const candidates = candidatesOf(mine.items)
  const elsewhere = otherReferences(said, mine, { register, vocabulary, today })
  const exempt = mine.exempt.filter(({ action }) => elsewhere["chat.isExempt"].includes(action.reference))
  const known = [...candidates, ...candidatesOf(exempt)]
  const read = withoutExempt(readWords(said.text, known, vocabulary, today), exempt)
  const foreign = Object.values(elsewhere).flat()
  const reading =
    foreign.length === 0 ? read : withoutUnnamed(read, candidates, namedIn(said.text, candidates, vocabulary))
  const asked = withReadings(mine, reading)
  const wished = wishedIn(reading, { register, vocabulary, today, date: ports.words.date, personId: said.actor.id })
  if (asked.items.length > 0 || wished)
    await postReadings(ports, said, { asked, proposed: mergedProposals(reading), wished })
  // "Remind me", of no action by name: the card with all of them has the way to say so.
  else if (reading.wish && mine.items.length > 0) await myActions(ports, said)
  else if (foreign.length === 0) {
    await ports.messenger.sendText(said.conversation, ports.words.say("chat.unknown"))
    return
  }
  for (const [id, references] of Object.entries(elsewhere) as [keyof typeof elsewhere, string[]][]) {
    if (references.length === 0) continue
    const sentence = ports.words.say(id, { references: references.join(", ") })
    await ports.messenger.sendText(said.conversation, sentence)
  }
  // That an action took nothing was just said; what else was said of it is told.
  const isTold = (words: string) =>
    foreign.some(reference => words.includes(reference)) && isBareStatus(words, foreign, vocabulary)
  const notUnderstood = reading.notUnderstood.filter(words => !isTold(words))
  await sayRest(ports, said, { ...reading, notUnderstood }, wished)
}

type Reading = { register: Register; vocabulary: Vocabulary; today: Day }

/** One's own that are exempt: they are answered in the tab. */
function exemptIn(text: string, { items, exempt }: PersonToAsk, vocabulary: Vocabulary): string[] {
  const shown = new Set(items.map(({ action }) => action.reference))
  const own = candidatesOf(exempt).filter(({ reference }) => !shown.has(reference))
  const named = namedIn(text, own, vocabulary)
  return [...new Set(own.map(({ reference }) => reference))].filter(each => named.has(sameReference(each)))
}

/** References, as they stand in the text by themselves, of actions that take no update from this person here, and why. */
function otherReferences({ text, actor }: Said, mine: PersonToAsk, { register, vocabulary, today }: Reading) {
  const own = new Set([...mine.items, ...mine.exempt].map(({ action }) => action.reference))
  const setting = { register, personId: actor.id, today }
  const others = [...register.actions.values()].filter(({ reference }) => !own.has(reference))
  const named = new Set(text.match(/(?<![\w.£$€])[A-Za-z]*\d+(?:\.\d+)+(?![\w%.]*\d)/g) ?? [])
  const references = (its: readonly Action[]) =>
    [...named].filter(name => its.some(({ reference }) => reference === name))
  const ended = others.filter(
    action => !isOpen(action.status) && may("update an action", rolesOnAction(action, setting)),
  )
  const complete = references(ended.filter(({ status }) => status === "complete"))
  const closed = references(ended).filter(reference => !complete.includes(reference))
  return {
    "chat.isExempt": exemptIn(text, mine, vocabulary),
    "chat.isComplete": complete,
    "chat.isClosed": closed,
    "chat.notYours": references(others).filter(
      reference => !complete.includes(reference) && !closed.includes(reference),
    ),
  }
}

/** References as they are compared; of a range all that lie in it. */
function namedIn(text: string, candidates: readonly Candidate[], vocabulary: Vocabulary): Set<string> {
  const own = candidates.map(({ reference }) => sameReference(reference))
  const groups = referencesIn(text.slice(0, readingLimit), own, vocabulary)
  const between = groups.flatMap(({ ranges }) => ranges.flatMap(range => own.filter(each => isInRange(each, range))))
  return new Set([...between, ...groups.flatMap(({ references }) => references)])
}

/** Another action was named: words about it are not offered for one that was not, and what they were is told. */
function withoutUnnamed(
  reading: WordsReading,
  candidates: readonly Candidate[],
  named: ReadonlySet<string>,
): WordsReading {
  const isNamed = ({ actionKey }: Proposal) =>
    candidates.some(one => one.actionKey === actionKey && named.has(sameReference(one.reference)))
  const kept = reading.proposals.filter(proposal => proposal.isSure || isNamed(proposal))
  const left = reading.proposals.filter(proposal => !kept.includes(proposal)).map(({ words }) => words)
  const { wish } = reading
  const ofNamed = candidates.some(({ actionKey, reference }) => {
    return actionKey === wish?.actionKey && named.has(sameReference(reference))
  })
  const isWishKept = wish?.kind === "away" || ofNamed
  const words = [...new Set([...left, ...(wish && !isWishKept ? [wish.words] : [])])].filter(each => each !== "")
  return {
    proposals: kept,
    wish: isWishKept ? wish : null,
    notUnderstood: [...reading.notUnderstood, ...words],
  }
}

type Wishing = Parameters<typeof readWish>[1] & Reading

/** Nobody else is asked, so that it makes no difference whether they are there. */
const isInPost = (personId: string, { posts }: Register): boolean =>
  [...posts.values()].some(({ holder, updater, standIn }) =>
    [holder, updater, standIn].some(person => person?.id === personId),
  )

/** Its form is shown filled in where it is known what it is about: being away is about no action. */
function wishedIn({ wish }: WordsReading, setting: Wishing): Wished | undefined {
  const { register, personId } = setting
  if (!wish) return undefined
  if (wish.actionKey === null && !(wish.kind === "away" && isInPost(personId, register))) return undefined
  return { actionKey: wish.actionKey, personId, ...readWish(wish, setting) }
}

/** What was said of an exempt action goes nowhere; what was said of others in the same words is theirs to say again. */
function withoutExempt({ proposals, wish, notUnderstood }: WordsReading, exempt: PersonToAsk["exempt"]): WordsReading {
  const keys = new Set(exempt.map(({ action }) => action.key))
  const isExempt = ({ actionKey }: { actionKey: string | null }) => actionKey !== null && keys.has(actionKey)
  const [theirs, others] = [proposals.filter(isExempt), proposals.filter(each => !isExempt(each))]
  // Words with a reference in them may be of that one.
  const mayBeTheirs = ({ words }: Proposal) =>
    exempt.length > 0 && words !== "" && (theirs.some(each => each.words === words) || /\d\.\d/.test(words))
  return {
    proposals: others.map(each => (mayBeTheirs(each) ? { ...each, words: "", isSure: false } : each)),
    wish: wish && isExempt(wish) ? null : wish,
    notUnderstood: exempt.length > 0 ? [] : notUnderstood,
  }
}

const candidatesOf = (items: PersonToAsk["items"]): Candidate[] =>
  items.map(({ action, answerer }) => ({
    actionKey: action.key,
    postKey: answerer.postKey,
    reference: action.reference,
    text: action.text,
    status: action.status,
    stageLabels: namedStages(action.byWhen),
  }))

/** The items spoken of; a wish about one (“remind me”, “not mine”) brings up its form too. */
function withReadings(mine: PersonToAsk, { proposals, wish }: WordsReading): PersonToAsk {
  const keys = new Set(proposals.map(itemKey))
  const isMeant = ({ action, answerer }: PersonToAsk["items"][number]) =>
    keys.has(itemKey({ actionKey: action.key, postKey: answerer.postKey })) || wish?.actionKey === action.key
  return { ...mine, items: mine.items.filter(isMeant), exempt: [], escalated: [] }
}

/** One a form: what was said of an action in two places is one reading, and as doubtful as the more doubtful. */
function mergedProposals({ proposals }: WordsReading): Proposed[] {
  const merged = new Map<string, Proposed>()
  for (const proposal of proposals) {
    const { kind, status, closedBecause, forecast, stageLabel, words, isSure } = proposal
    const key = itemKey(proposal)
    const first = merged.get(key)
    if (!first) merged.set(key, { key, kind, status, closedBecause, forecast, stageLabel, words, isSure })
    else {
      const said = [first.words, words].filter(part => part !== "").join("\n")
      merged.set(key, { ...first, kind: "progress", words: said, isSure: first.isSure && isSure })
    }
  }
  return [...merged.values()]
}

/** Nothing that was typed is passed over in silence. */
async function sayRest(
  ports: BotPorts,
  { conversation }: Said,
  { notUnderstood, wish }: WordsReading,
  wished: Wished | undefined,
): Promise<void> {
  const rest = notUnderstood.join(" … ").trim()
  const sentences = [
    ...(wish ? [ports.words.say(wished ? "chat.wishOpen" : "chat.wish", { words: wish.words })] : []),
    ...(rest === "" ? [] : [ports.words.say("card.notUnderstoodRest", { rest })]),
  ]
  if (sentences.length > 0) await ports.messenger.sendText(conversation, sentences.join("\n\n"))
}
