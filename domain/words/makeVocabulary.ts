// The vocabulary of a language, from its messages: synonyms stand side by side, divided by "|".
import { gatherVocabulary, type Vocabulary } from "../update/read/readVocabulary.ts"
import type { Words } from "./words.ts"

export const makeVocabulary = (words: Words): Vocabulary =>
  gatherVocabulary(sense => words.say(`reading.${sense}`).split("|"))
