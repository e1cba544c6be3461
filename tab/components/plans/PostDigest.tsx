import { Button } from "@fluentui/react-components"
import { Megaphone20Regular } from "@fluentui/react-icons"
import { useId, useState } from "react"
import type { Day } from "#domain/day/day.ts"
import type { DigestAnswer } from "#domain/wire/digests.ts"
import type { ForumSummary } from "#domain/wire/plans.ts"
import { usePostDigest } from "../../queries/usePostDigest.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { usePageStyles } from "../page/page.styles.ts"
import { DigestPreview } from "./DigestPreview.tsx"
import { usePlansStyles } from "./plans.styles.ts"
import { wordLastDigest } from "./wordDigest.ts"

export type DigestResult = { forum: ForumSummary; answer: DigestAnswer } | { forum: ForumSummary; error: Error }

type Props = { forum: ForumSummary; isOnly: boolean; today: Day; tell: (result: DigestResult | null) => void }

export function PostDigest({ forum, isOnly, today, tell }: Props) {
  const page = usePageStyles()
  const styles = usePlansStyles()
  const dialog = useDialogStyles()
  const words = useWords()
  const { mutate, isPending } = usePostDigest(forum.key)
  const [isOpen, setOpen] = useState(false)
  const post = () => {
    if (isPending) return
    setOpen(false)
    tell(null)
    mutate(undefined, {
      onSuccess: answer => tell({ forum, answer }),
      onError: error => tell({ forum, error }),
    })
  }
  // One is there already: the answer says so, and nothing need be asked.
  const isPosted = forum.nextDigestFrom > today
  const ask = (open: boolean) => (open && isPosted ? post() : setOpen(open))
  const label = isOnly ? words.say("tab.digest.post") : words.say("tab.digest.postTo", { forum: forum.title })
  const last = wordLastDigest(forum, today, words)
  const lastId = useId()
  return (
    <div className={styles.digest}>
      <AskDialog
        dialog={{ isOpen, setOpen: ask, error: null, isSending: isPending }}
        trigger={
          <Button
            icon={<Megaphone20Regular />}
            disabledFocusable={isPending}
            {...(last === null ? {} : { "aria-describedby": lastId })}
          >
            {isPending ? words.say("tab.digest.posting") : label}
          </Button>
        }
        title={words.say("tab.digest.ask", { forum: forum.title })}
        press={words.say("tab.digest.askPost")}
        act={post}
      >
        <p className={dialog.sentence}>{words.say("tab.digest.askWhat", { forum: forum.title })}</p>
        <DigestPreview forumKey={forum.key} />
      </AskDialog>
      {last !== null && (
        <p id={lastId} className={page.small}>
          {last}
        </p>
      )}
    </div>
  )
}
