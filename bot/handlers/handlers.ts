// The whole bot on one screen: what a card can press, and what a person can write.
import type { Verb } from "../verbs.ts"
import { changeAnswer } from "./changeAnswer.ts"
import { decide } from "./decide.ts"
import type { BotPorts, Press, Said } from "./handler.ts"
import { help } from "./help.ts"
import { myActions } from "./myActions.ts"
import { noChange } from "./noChange.ts"
import { noChangeToAll } from "./noChangeToAll.ts"
import { openAside } from "./openAside.ts"
import { setPreference, showPreferences } from "./preferences.ts"
import { putOnAgenda } from "./putOnAgenda.ts"
import { sendAll } from "./sendAll.ts"
import { sendAside } from "./sendAside.ts"
import { sendUpdate } from "./sendUpdate.ts"
import { showCard } from "./showCard.ts"
import { showMore } from "./showMore.ts"

export const presses: { [V in Verb]: Press<V> } = {
  sendUpdate,
  noChange,
  noChangeToAll,
  changeAnswer,
  showCard,
  showMore,
  sendAll,
  openAside,
  sendAside,
  decide,
  putOnAgenda,
  setPreference,
}

type Command = {
  words: "chat.commands.help" | "chat.commands.myActions" | "chat.commands.settings"
  run: (ports: BotPorts, said: Said) => Promise<void>
}

export const commands: readonly Command[] = [
  { words: "chat.commands.help", run: help },
  { words: "chat.commands.myActions", run: myActions },
  { words: "chat.commands.settings", run: showPreferences },
]

/** Greetings that every bot in Teams is expected to answer. */
export const greetings = ["hi", "hello", "hey"]
