// The words every component speaks with.
import { createContext, useContext } from "react"
import { english, makeWords, type Words } from "#domain/words/words.ts"

export const WordsContext = createContext<Words>(makeWords("en-GB", english))

export const useWords = (): Words => useContext(WordsContext)
