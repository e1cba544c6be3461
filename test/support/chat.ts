// A person in their chat with the bot: what they see there, and what they press.
import type { LocalWorld } from "./localWorld.ts"
import { until } from "./localWorld.ts"
import { personIn } from "./people.ts"
import { dataOf, textsOf } from "./readCard.ts"

type Pressed = { statusCode: number; type: string; value?: unknown }

export function chatOf({ world }: Pick<LocalWorld, "world">, label: string) {
  const person = personIn(label)
  const conversation = world.teams.chatOf(person.id)
  const cards = () =>
    world.teams
      .messages(conversation)
      .filter(message => message.from === "bot" && (message.activity.attachments?.length ?? 0) > 0)
      .map(message => ({
        id: message.id,
        card: message.activity.attachments?.[0]?.content,
        summary: message.activity.summary,
      }))
  const texts = () =>
    world.teams
      .messages(conversation)
      .filter(message => message.from === "bot" && message.activity.text)
      .map(message => message.activity.text ?? "")
  return {
    person,
    cards,
    texts,
    /** The newest card, once there is one that says this. */
    card: (containing: string) =>
      until(`a card saying "${containing}"`, () =>
        cards().findLast(({ card }) => textsOf(card).join("\n").includes(containing)),
      ),
    say: (text: string) => world.teams.sayAs(person.id, text),
    /** Presses a card's button by its title, with inputs as typed; the answer is what Teams shows. */
    async press(on: { id: string; card: unknown }, title: string, inputs: Record<string, string> = {}, nth = 0) {
      const { verb, data } = dataOf(on.card, title, nth)
      return (await world.teams.pressAs(person.id, on.id, { verb, data, inputs })) as Pressed
    },
    pressRaw: async (
      id: string,
      pressed: { verb: string; data?: Record<string, unknown>; inputs?: Record<string, unknown> },
    ) => (await world.teams.pressAs(person.id, id, pressed)) as Pressed,
  }
}
