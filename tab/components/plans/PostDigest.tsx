import { Button } from "@fluentui/react-components"
import { Megaphone20Regular } from "@fluentui/react-icons"
import type { DigestAnswer } from "#domain/wire/digests.ts"
import type { ForumSummary } from "#domain/wire/plans.ts"
import { usePostDigest } from "../../queries/usePostDigest.ts"
import { useWords } from "../../words/WordsContext.ts"

export type DigestResult = { forum: ForumSummary; answer: DigestAnswer } | { forum: ForumSummary; error: Error }

type Props = { forum: ForumSummary; isOnly: boolean; tell: (result: DigestResult | null) => void }

export function PostDigest({ forum, isOnly, tell }: Props) {
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
  return (
    <Button icon={<Megaphone20Regular />} onClick={post} disabledFocusable={isPending}>
      {isPending ? words.say("tab.digest.posting") : label}
    </Button>
  )
}
