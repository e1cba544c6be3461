// One run: a day's cards go out and are answered in a storm, while instances are killed; then calm, and the next day.
import { makeDraw } from "#infra/local/teams/connector/draw.ts"
import type { StormKind as TeamsKind } from "#infra/local/teams/teams.ts"
import { type Answering, createAnswering, type Habit, habitsFrom } from "./answering.ts"
import { type Days, peopleCount } from "./chaosSample.ts"
import type { ChaosWorld } from "./chaosWorld.ts"
import { exchangesSoFar, hasMade, isOpen, postsSince } from "./connectorLog.ts"
import type { Instance } from "./instance.ts"
import { faultsIn, personOf } from "./judge.ts"
import type { Ledger } from "./ledger.ts"
import { rest, type Until, within } from "./waiting.ts"

export type Figures = {
  kills: number
  killedSending: number
  openAnswers: number
  sent: number
  unknown: number
  unknownArrived: number
  replies: number
  /** Replies kept in Updates that did not change their action, in words: nobody else has answered here. */
  held: readonly string[]
  pressedAgain: number
  failedStarts: number
  struck: number
  milliseconds: number
}
export type Outcome = { seed: number; figures: Figures | null; faults: readonly string[]; log: readonly string[] }

/** Leases of a dead instance run out in a table by themselves; a file's owner gives its own up when it starts. */
const deadlines = { one: 240_000, several: 480_000 }

const teamsKinds: TeamsKind[] = [
  ...(["412", "429", "429-retry-after", "502", "503", "504", "502-after-success", "504-after-success"] as const),
  ...(["reset", "reset-after-success", "slow"] as const),
]
const graphKinds = ["429", "503", "504", "504-after-write", "409", "412", "reset", "reset-after-write", "slow"] as const

export async function runOnce(chaos: ChaosWorld, seed: number, days: Days): Promise<Outcome> {
  const begun = Date.now()
  for (const { log } of chaos.instances) log.length = 0
  try {
    const { faults, ...figures } = await live(chaos, seed, days)
    return { seed, faults, log: logOf(chaos), figures: { ...figures, milliseconds: Date.now() - begun } }
  } catch (error) {
    calm(chaos)
    return {
      seed,
      figures: null,
      faults: [error instanceof Error ? (error.stack ?? "") : String(error)],
      log: logOf(chaos),
    }
  }
}

const logOf = ({ instances }: ChaosWorld) => instances.flatMap(({ log }, at) => log.map(line => `${at}: ${line}`))

async function live(chaos: ChaosWorld, seed: number, { asked, next }: Days) {
  const { world, instances, ledger, lists } = chaos
  const draw = makeDraw(seed)
  const until = within(instances.length > 1 ? deadlines.several : deadlines.one)
  const answering = createAnswering(world.teams, seed, until)
  const habits = habitsFrom(draw)
  const failedBefore = failedStarts(instances)

  const fromAsked = exchangesSoFar(world.teams)
  await startAll(chaos, asked, until, () => blow(chaos, seed, draw))
  const hurried = answerAsCardsCome(chaos, answering, habits, { on: asked, from: fromAsked })
  const { kills, killedSending } = await killSeveral(chaos, draw, asked, until).finally(hurried.stop)
  const struck = world.teams
    .requests()
    .slice(fromAsked)
    .filter(({ struck: by }) => by).length
  calm(chaos)
  const rows = await untilDayEnds(chaos, asked, until)
  await hurried.ended()
  await answerTheRest(chaos, answering, habits, { on: asked, from: fromAsked })
  const askedPosts = postsSince(world.teams, fromAsked, asked)

  const fromNext = exchangesSoFar(world.teams)
  await startAll(chaos, next, until, () => {})
  const nextRows = await untilDayEnds(chaos, next, until)
  const nextPosts = postsSince(world.teams, fromNext, next)
  await answerTheRest(chaos, answering, habits, { on: next, from: fromNext })
  const replies = await untilRepliesEnd(chaos, [asked, next], until)
  for (const instance of instances) await instance.kill()

  const updates = await lists.read("Updates")
  const aftermath = {
    ...{ killedSending, replies, updates, said: answering.said },
    asked: { rows: await ledger.cards(asked), posts: askedPosts },
    next: { rows: nextRows, posts: nextPosts },
  }
  const unknown = rows.filter(row => row.state === "unknown")
  const postsOf = (person: string) => askedPosts.get(person) ?? []
  return {
    faults: faultsIn(aftermath),
    kills,
    killedSending: killedSending.size,
    openAnswers: rows.filter(row => postsOf(personOf(row)).some(isOpen)).length,
    sent: rows.filter(row => row.state === "sent").length,
    unknown: unknown.length,
    unknownArrived: unknown.filter(row => postsOf(personOf(row)).some(hasMade)).length,
    replies: replies.length,
    held: replies.filter(({ state }) => state === "held").map(({ story }) => story),
    pressedAgain: answering.pressedAgain(),
    failedStarts: failedStarts(instances) - failedBefore,
    struck,
  }
}

const failedStarts = (instances: readonly Instance[]) => instances.reduce((sum, it) => sum + it.failedStarts(), 0)

function blow({ world }: ChaosWorld, seed: number, draw: () => number) {
  const rate = 0.05 + draw() * 0.3
  world.teams.storm({ seed, rate, kinds: teamsKinds, retryAfterSeconds: 1, delayMs: 400 })
  world.graph.storm({ seed: seed + 1, rate: 0.05 + draw() * 0.2, kinds: [...graphKinds], retryAfter: 1, delayMs: 400 })
}

function calm({ world }: ChaosWorld) {
  world.teams.calm()
  world.graph.calm()
}

/** Ends what runs and starts it on another day; `then` comes before the first start. */
async function startAll(chaos: ChaosWorld, day: string, until: Until, then: () => void) {
  for (const instance of chaos.instances) await instance.close(until)
  chaos.setDay(day)
  then()
  await Promise.all(chaos.instances.map(instance => instance.start(day, until)))
}

/** One after the other, at moments drawn: an instance is killed, and started again after a while. */
async function killSeveral({ instances, ledger }: ChaosWorld, draw: () => number, day: string, until: Until) {
  const killedSending = new Map<string, number>()
  const kills = 2 + Math.floor(draw() * 3)
  const reminding = new Set<Promise<unknown>>()
  const remind = (instance: Instance) => reminding.add(instance.remind())
  for (const instance of instances) remind(instance)
  for (let kill = 0; kill < kills; kill++) {
    await rest(50 + draw() ** 2 * 2500)
    const instance = instances[Math.floor(draw() * instances.length)]
    if (!instance) throw new Error("no instance to kill")
    const at = Date.now()
    await instance.kill()
    for (const row of await ledger.cards(day)) if (row.state === "sending") killedSending.set(row.key, at)
    await rest(draw() * 400)
    await instance.start(day, until)
    remind(instance)
  }
  await Promise.race([Promise.all(reminding), until.passed("the planning of the day")])
  return { kills, killedSending }
}

/** Plans until the day is planned, as the daily job does, and waits until every card has come to an end. */
async function untilDayEnds({ instances, ledger }: ChaosWorld, day: string, until: Until) {
  await until.wait("the day to be planned", async () => {
    const states = await Promise.all(instances.map(instance => instance.remind()))
    if (states.includes("planned")) return true
    await rest(500)
    return null
  })
  return until.wait("every card to come to an end", async () => {
    const rows = await ledger.cards(day)
    const isOver = rows.every(({ state }) => state !== "pending" && state !== "sending")
    if (!isOver) await rest(250)
    return isOver ? rows : null
  })
}

type Scene = { on: string; from: number }

/** In the midst of it: whoever is eager answers soon after their card has come. */
function answerAsCardsCome(chaos: ChaosWorld, answering: Answering, habits: readonly Habit[], { on, from }: Scene) {
  const answers = new Map<string, Promise<void>>()
  const answerSoon = async (habit: Habit, activityId: string) => {
    await rest(habit.afterMilliseconds)
    await answering.answer(habit, activityId, on)
  }
  const timer = setInterval(() => {
    for (const [habit, activityId] of cardsFor(chaos, habits, { on, from })) {
      if (!habit.isEager || answers.has(habit.personId)) continue
      const answer = answerSoon(habit, activityId)
      // Looked at in the end; a run that fails before must not end the others.
      answer.catch(() => {})
      answers.set(habit.personId, answer)
    }
  }, 60)
  return {
    stop: () => clearInterval(timer),
    ended: () => Promise.all(answers.values()),
  }
}

/** Whoever has not answered yet and has a card that the app knows of. */
async function answerTheRest(chaos: ChaosWorld, answering: Answering, habits: readonly Habit[], { on, from }: Scene) {
  const sent = new Set((await chaos.ledger.cards(on)).filter(({ state }) => state === "sent").map(personOf))
  const left = cardsFor(chaos, habits, { on, from }).filter(([{ personId }]) => sent.has(personId))
  await Promise.all(left.map(([habit, activityId]) => answering.answer(habit, activityId, on)))
}

function cardsFor({ world }: ChaosWorld, habits: readonly Habit[], { on, from }: Scene): [Habit, string][] {
  const posts = postsSince(world.teams, from, on)
  return habits.flatMap((habit): [Habit, string][] => {
    const card = posts.get(habit.personId)?.find(hasMade)?.activityId
    return card ? [[habit, card]] : []
  })
}

async function untilRepliesEnd({ ledger }: ChaosWorld, days: readonly string[], until: Until) {
  return until.wait("every reply to come to its end", async () => {
    const rows = (await Promise.all(days.map(day => ledger.replies(day)))).flat()
    const isOver = rows.length >= peopleCount && rows.every(({ state }) => state === "applied" || state === "held")
    if (!isOver) await rest(250)
    return isOver ? rows.map(recorded) : null
  })
}

function recorded({ key, state, body: { draft, shown, outcome } }: Awaited<ReturnType<Ledger["replies"]>>[number]) {
  const story = `${outcome?.held} on ${draft.formId}: its card knew of ${shown.lastUpdateOn}, the action had ${outcome?.state?.lastUpdateOn}`
  return { key, state, words: draft.words, story }
}
