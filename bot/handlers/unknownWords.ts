// Anything the bot cannot read gets a way forward.
import type { BotPorts, Said } from "./handler.ts"

export async function unknownWords(ports: BotPorts, { conversation }: Said): Promise<void> {
  await ports.messenger.sendText(conversation, ports.words.say("chat.unknown"))
}
