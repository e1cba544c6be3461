import { Button } from "@fluentui/react-components"
import { type ReactElement, useRef } from "react"
import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useTell } from "../page/Results.tsx"
import { PostForm } from "./PostForm.tsx"
import type { DraftFault } from "./postDraft.ts"
import { usePostFormStyles } from "./posts.styles.ts"
import { usePostForm } from "./usePostForm.ts"

type Props = { post: PostDetail | null; answer: PostsAnswer; trigger: ReactElement }

/** A field that is faulty goes by this name. */
const fieldOf: Record<DraftFault, string> = {
  title: "title",
  "title too long": "title",
  holder: "holder",
  updater: "updater",
  standIn: "standIn",
  members: "members",
  contact: "contact",
  days: "days",
}

/** Makes or changes a post. What is typed stays until it is saved, also where somebody else was first. */
export function PostDialog({ post, answer, trigger }: Props) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const body = useRef<HTMLDivElement>(null)
  const form = usePostForm(post, title =>
    tell({ intent: "success", text: words.say("tab.post.saved", { post: title }) }),
  )
  // The two buttons go when pressed, and would take the focus with them.
  const focusOn = (selector: string) => body.current?.closest("form")?.querySelector<HTMLElement>(selector)?.focus()
  const takeIt = () => {
    focusOn('[name="title"]')
    form.takeAsItIsNow()
  }
  const saveIt = () => {
    focusOn("[type=submit]")
    send(form.saveAllTheSame)
  }
  const send = (save: () => DraftFault | null) => {
    const fault = save()
    if (fault !== null) focusOn(`[name="${fieldOf[fault]}"]`)
  }
  return (
    <AskDialog
      dialog={form.dialog}
      trigger={trigger}
      title={post ? words.say("tab.post.edit", { post: post.title }) : words.say("tab.post.new")}
      press={words.say("tab.post.save")}
      act={() => send(form.save)}
      keepsWords
      ways={form.isOvertaken && <Overtaken takeIt={takeIt} saveIt={saveIt} />}
    >
      <div ref={body} className={styles.content}>
        <PostForm {...form} answer={answer} />
      </div>
    </AskDialog>
  )
}

function Overtaken({ takeIt, saveIt }: { takeIt: () => void; saveIt: () => void }) {
  const styles = usePostFormStyles()
  const words = useWords()
  return (
    <div className={styles.buttons}>
      <Button onClick={takeIt}>{words.say("tab.post.takeAsItIsNow")}</Button>
      <Button onClick={saveIt}>{words.say("tab.post.saveAllTheSame")}</Button>
    </div>
  )
}
