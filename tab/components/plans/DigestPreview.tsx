import type { Day } from "#domain/day/day.ts"
import type { DigestPreview as Preview } from "#domain/wire/digests.ts"
import { shapes } from "#domain/words/wordStanding.ts"
import type { Words } from "#domain/words/words.ts"
import { useDigestPreview } from "../../queries/useDigestPreview.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { NotDone } from "../dialog/NotDone.tsx"
import { Loading } from "../states/Loading.tsx"

const ratings = ["blue", "green", "amber", "red", "none"] as const

/** What will stand in the channel, before anybody reads it there. */
export function DigestPreview({ forumKey }: { forumKey: string }) {
  const words = useWords()
  const { data, error } = useDigestPreview(forumKey, true)
  if (error) return <NotDone error={error} />
  return data ? <Said preview={data} words={words} /> : <Loading />
}

function Said({ preview, words }: { preview: Preview; words: Words }) {
  const styles = useDialogStyles()
  const { groups, asked, updated, plans, actions } = preview
  const since: Day = preview.since
  return (
    <>
      <p className={styles.quiet}>{words.say("digest.scope", { plans, actions, since: words.date(since) })}</p>
      <p className={styles.strong}>{wordCounts(preview, words)}</p>
      {groups.length === 0 && <p className={styles.sentence}>{words.say("digest.quiet")}</p>}
      {groups.map(({ name, count, lines }) => (
        <div key={name}>
          <p className={styles.strong}>{`${words.say(`digest.${name}`)}: ${count}`}</p>
          <ul className={styles.bare}>
            {lines.map(({ actionKey, reference, text }) => (
              <li key={actionKey} className={styles.sentence}>{`${reference} ${text}`}</li>
            ))}
            {count > lines.length && <li>{words.say("digest.more", { count: count - lines.length })}</li>}
          </ul>
        </div>
      ))}
      {asked > 0 && <p className={styles.sentence}>{words.say("digest.asked", { asked, updated })}</p>}
    </>
  )
}

const wordCounts = ({ counts }: Preview, words: Words): string =>
  ratings
    .filter(rating => counts[rating] > 0)
    .map(rating => `${shapes[rating]} ${words.say(`digest.counts.${rating}`, { count: counts[rating] })}`)
    .join(", ")
