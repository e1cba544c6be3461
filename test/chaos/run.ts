// One run: a day's cards go out and are answered in a storm, while instances are killed; then calm, and the next day.
import { makeDraw } from "#infra/local/teams/connector/draw.ts"
import { type Answering, createAnswering, type Habit, habitsFrom } from "./answering.ts"
import { type Days, peopleCount } from "./chaosSample.ts"
import type { ChaosWorld } from "./chaosWorld.ts"
import { exchangesSoFar, hasMade, isOpen, postsSince } from "./connectorLog.ts"
import { answerAsCardsCome, answerTheRest } from "./crowd.ts"
import { type Aftermath, askedAgain, type Day, faultsIn, personOf } from "./judge.ts"
import { killSeveral, startAll, untilDayEnds, untilRepliesEnd } from "./steps.ts"
import { blow, calm } from "./storm.ts"
import { type Until, within } from "./waiting.ts"

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
  /** People who had a card on the next day though nothing was left to ask them. */
  askedAgain: readonly string[]
  pressedAgain: number
  failedStarts: number
  struck: number
  milliseconds: number
}
export type Outcome = { seed: number; figures: Figures | null; faults: readonly string[]; log: readonly string[] }

/** Leases of a dead instance run out in a table by themselves; a file's owner gives its own up when it starts. */
const deadlines = { one: 240_000, several: 480_000 }

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

type Stage = { chaos: ChaosWorld; answering: Answering; habits: readonly Habit[]; until: Until }

async function live(chaos: ChaosWorld, seed: number, { asked, next }: Days) {
  const draw = makeDraw(seed)
  const until = within(chaos.instances.length > 1 ? deadlines.several : deadlines.one)
  const answering = createAnswering(chaos.world.teams, seed, until)
  const stage: Stage = { chaos, answering, habits: habitsFrom(draw), until }
  const failedBefore = failedStarts(chaos)
  const from = exchangesSoFar(chaos.world.teams)

  const stormy = await stormyDay(stage, asked, { seed, draw })
  const calmly = await calmDay(stage, next)
  const replies = await untilRepliesEnd(chaos, [asked, next], until)
  for (const instance of chaos.instances) await instance.kill()

  const { kills, killedSending, struck } = stormy
  const aftermath: Aftermath = {
    ...{ asked: stormy.day, next: calmly, killedSending, said: answering.said, replies },
    updates: await chaos.lists.read("Updates"),
    actions: await chaos.lists.read("Actions"),
    inTheEnd: [asked, next].map(on => ({ on, posts: postsSince(chaos.world.teams, from, on) })),
  }
  const pressedAgain = answering.pressedAgain()
  const failed = failedStarts(chaos) - failedBefore
  return { faults: faultsIn(aftermath), kills, struck, pressedAgain, failedStarts: failed, ...countsOf(aftermath) }
}

async function stormyDay(
  { chaos, answering, habits, until }: Stage,
  on: string,
  { seed, draw }: { seed: number; draw: () => number },
) {
  const { teams } = chaos.world
  const scene = { on, from: exchangesSoFar(teams) }
  await startAll(chaos, on, until, () => blow(chaos, seed))
  const hurried = answerAsCardsCome(chaos, answering, habits, scene)
  const killed = await killSeveral(chaos, draw, on, until).finally(hurried.stop)
  const struck = teams
    .requests()
    .slice(scene.from)
    .filter(({ struck: by }) => by).length
  calm(chaos)
  const rows = await untilDayEnds(chaos, on, until)
  await hurried.ended()
  await answerTheRest(chaos, answering, habits, scene)
  const day: Day = { requested: peopleCount, rows, posts: postsSince(teams, scene.from, on) }
  return { ...killed, struck, day }
}

/** Whoever has not answered the day before does so now, where there is a card to answer. */
async function calmDay({ chaos, answering, habits, until }: Stage, on: string): Promise<Day> {
  const scene = { on, from: exchangesSoFar(chaos.world.teams) }
  await startAll(chaos, on, until, () => {})
  const rows = await untilDayEnds(chaos, on, until)
  const posts = postsSince(chaos.world.teams, scene.from, on)
  await answerTheRest(chaos, answering, habits, scene)
  return { requested: await chaos.ledger.requested(on), rows, posts }
}

function countsOf(aftermath: Aftermath) {
  const { asked, killedSending, replies } = aftermath
  const { rows, posts } = asked
  const inState = (state: string) => rows.filter(row => row.state === state)
  const postsOf = (row: (typeof rows)[number]) => posts.get(personOf(row)) ?? []
  return {
    killedSending: killedSending.size,
    openAnswers: rows.filter(row => postsOf(row).some(isOpen)).length,
    sent: inState("sent").length,
    unknown: inState("unknown").length,
    unknownArrived: inState("unknown").filter(row => postsOf(row).some(hasMade)).length,
    replies: replies.length,
    held: replies.filter(({ state }) => state === "held").map(({ story }) => story),
    askedAgain: askedAgain(aftermath),
  }
}

const failedStarts = ({ instances }: ChaosWorld) => instances.reduce((sum, it) => sum + it.failedStarts(), 0)
