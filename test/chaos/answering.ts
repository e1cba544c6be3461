// A hundred people who answer their cards: each once, pressing again when Teams says that the app could not be reached.
import type { Teams } from "#infra/local/teams/teams.ts"
import { nodesOf } from "../support/readCard.ts"
import { chaosPeople } from "./chaosSample.ts"
import { rest, type Until } from "./waiting.ts"

/** What one person does. `isEager`: answers as soon as there is a card, else when the storm is over. */
export type Habit = { personId: string; isEager: boolean; afterMilliseconds: number; chance: number }
/** What one person said, on the card of which day. */
export type Answer = { personId: string; item: number; words: string; on: string }

export type Answering = {
  /** Everything said so far, confirmed or on its way. */
  said: readonly Answer[]
  isDone(personId: string): boolean
  /** Presses until the app confirms. */
  answer(habit: Habit, activityId: string, on: string): Promise<void>
  /** Presses beyond each person's first. */
  pressedAgain(): number
}

/** From a run's seed: the same people do the same. */
export const habitsFrom = (draw: () => number): Habit[] =>
  chaosPeople.map(({ id }) => ({
    personId: id,
    isEager: draw() < 0.8,
    afterMilliseconds: draw() * 1200,
    chance: draw(),
  }))

export function createAnswering(teams: Teams, seed: number, until: Until): Answering {
  const said: Answer[] = []
  const confirmed = new Set<string>()
  let again = 0

  return {
    said,
    isDone: personId => confirmed.has(personId),
    pressedAgain: () => again,
    async answer({ personId, chance }, activityId, on) {
      if (said.some(answer => answer.personId === personId)) return
      const { item, verb, data } = chooseForm(teams, personId, activityId, chance)
      const words = `Run ${seed}: ${personId.slice(-3)} is getting on.`
      said.push({ personId, item, words, on })
      const pressed = { verb, data, inputs: { [`status:${item}`]: "under way", [`words:${item}`]: words } }
      for (let times = 0; ; times++) {
        const { statusCode } = await teams.pressAs(personId, activityId, pressed)
        if (statusCode === 200) break
        again++
        until.check(`an answer to ${personId}, last ${statusCode}`)
        await rest(500 * Math.min(times + 1, 6))
      }
      confirmed.add(personId)
    },
  }
}

/** Each form has a button of its own, which names its item. */
function chooseForm(teams: Teams, personId: string, activityId: string, chance: number) {
  const shown = teams.messages(teams.chatOf(personId)).find(({ id }) => id === activityId)
  const buttons = nodesOf(shown?.activity.attachments?.[0]?.content).filter(({ title }) => title === "Send update")
  const button = buttons[Math.floor(chance * buttons.length)]
  const data = button?.data as ({ item: number } & Record<string, unknown>) | undefined
  if (!button || !data) throw new Error(`the card of ${personId} has no form`)
  return { item: data.item, verb: String(button.verb), data }
}
