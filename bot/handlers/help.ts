// "help": what one can write here.
import { helpCard } from "../cards/helpCard.ts"
import type { BotPorts, Said } from "./handler.ts"

export async function help(ports: BotPorts, { conversation }: Said): Promise<void> {
  await ports.messenger.sendCard(conversation, helpCard(ports.context()), ports.words.say("chat.helpTitle"))
}
