import { wordsLimit } from "#domain/wire/actions.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useFormStyles } from "./action.styles.ts"
import type { Draft, Fields } from "./draft.ts"
import { LimitedWords } from "./LimitedWords.tsx"

type Props = { draft: Draft; isNothingSaid: boolean; change: (fields: Partial<Fields>) => void }

/** What has changed, for publication and for colleagues; and what may become of such words. */
export function WordsFields({ draft: { fields, keptAt }, isNothingSaid, change }: Props) {
  const styles = useFormStyles()
  const words = useWords()
  return (
    <>
      <LimitedWords
        name="words"
        label={words.say("form.words")}
        hint={
          keptAt === null ? words.say("form.wordsHint") : words.say("tab.form.draftKept", { time: words.time(keptAt) })
        }
        problem={isNothingSaid ? words.say("tab.form.nothingSaid") : null}
        limit={wordsLimit}
        value={fields.words}
        change={value => change({ words: value })}
      />
      <LimitedWords
        name="wordsForColleagues"
        label={words.say("tab.form.forColleagues")}
        hint=""
        problem={null}
        limit={wordsLimit}
        value={fields.wordsForColleagues}
        change={value => change({ wordsForColleagues: value })}
      />
      <p className={styles.note}>{words.say("tab.form.disclosure")}</p>
    </>
  )
}
