import { WordsAnswer } from "#domain/wire/me.ts"
import { english, makeWords, type Words } from "#domain/words/words.ts"

const loadWithinMs = 4000

/** The council's words; the English that came with the page where they cannot be had. */
export async function loadWords(): Promise<Words> {
  const inEnglish = makeWords("en-GB", english)
  try {
    const response = await fetch("/api/words", { signal: AbortSignal.timeout(loadWithinMs) })
    const answer = WordsAnswer.safeParse(await response.json())
    return answer.success ? makeWords(answer.data.language, answer.data.messages) : inEnglish
  } catch {
    return inEnglish
  }
}
