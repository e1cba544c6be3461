// The hundred people in a run: some answer in the midst of the storm, the others when it is over.
import type { Answering, Habit } from "./answering.ts"
import type { ChaosWorld } from "./chaosWorld.ts"
import { hasMade, postsSince } from "./connectorLog.ts"
import { personOf } from "./judge.ts"
import { rest } from "./waiting.ts"

/** The day whose cards are answered, and where it begins in the connector's log. */
export type Scene = { on: string; from: number }

/** In the midst of it: whoever is eager answers soon after their card has come. */
export function answerAsCardsCome(
  chaos: ChaosWorld,
  answering: Answering,
  habits: readonly Habit[],
  { on, from }: Scene,
) {
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
export async function answerTheRest(
  chaos: ChaosWorld,
  answering: Answering,
  habits: readonly Habit[],
  { on, from }: Scene,
) {
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
