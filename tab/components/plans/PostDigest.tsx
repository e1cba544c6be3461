import { Button } from "@fluentui/react-components"
import { Megaphone20Regular } from "@fluentui/react-icons"
import { useId } from "react"
import type { Day } from "#domain/day/day.ts"
import type { DigestAnswer } from "#domain/wire/digests.ts"
import type { ForumSummary } from "#domain/wire/plans.ts"
import { usePostDigest } from "../../queries/usePostDigest.ts"
import { useWords } from "../../words/WordsContext.ts"
import { usePageStyles } from "../page/page.styles.ts"
import { usePlansStyles } from "./plans.styles.ts"
import { wordLastDigest } from "./wordDigest.ts"

export type DigestResult = { forum: ForumSummary; answer: DigestAnswer } | { forum: ForumSummary; error: Error }

type Props = { forum: ForumSummary; isOnly: boolean; today: Day; tell: (result: DigestResult | null) => void }

export function PostDigest({ forum, isOnly, today, tell }: Props) {
  const page = usePageStyles()
  const styles = usePlansStyles()
  const words = useWords()
  const { mutate, isPending } = usePostDigest(forum.key)
  const post = () => {
    if (isPending) return
    tell(null)
    mutate(undefined, {
      onSuccess: answer => tell({ forum, answer }),
      onError: error => tell({ forum, error }),
    })
  }
  const label = isOnly ? words.say("tab.digest.post") : words.say("tab.digest.postTo", { forum: forum.title })
  const last = wordLastDigest(forum, today, words)
  const lastId = useId()
  return (
    <div className={styles.digest}>
      <Button
        icon={<Megaphone20Regular />}
        onClick={post}
        disabledFocusable={isPending}
        {...(last === null ? {} : { "aria-describedby": lastId })}
      >
        {isPending ? words.say("tab.digest.posting") : label}
      </Button>
      {last !== null && (
        <p id={lastId} className={page.small}>
          {last}
        </p>
      )}
    </div>
  )
}
