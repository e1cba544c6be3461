import { useState } from "react"
import { type PostDetail, PostSaved } from "#domain/wire/posts.ts"
import { ApiError } from "../../queries/ApiError.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { type DraftFault, draftOf, faultIn, fieldsOf, type PostDraft } from "./postDraft.ts"

type Opened = { post: PostDetail | null; draft: PostDraft; formId: string }

const open = (post: PostDetail | null): Opened => ({ post, draft: draftOf(post), formId: crypto.randomUUID() })

/** The form of one post, made anew at each opening; `latest` is the post as the page last read it. */
export function usePostForm(latest: PostDetail | null, saved: (title: string) => void) {
  const dialog = useDialog(postPath(latest), PostSaved, ["posts", "reminders"])
  const [opened, setOpened] = useState(() => open(latest))
  const [isTried, setIsTried] = useState(false)
  const begin = () => {
    setOpened(open(latest))
    setIsTried(false)
  }
  const sendAgainst = (post: PostDetail | null): DraftFault | null => {
    setIsTried(true)
    const fault = faultIn(opened.draft)
    if (fault !== null) return fault
    const fields = fieldsOf(opened.draft)
    const request = post ? { etag: post.etag, fields } : { formId: opened.formId, fields }
    dialog.ask(request, () => saved(fields.title))
    return null
  }
  return {
    dialog: {
      ...dialog,
      setOpen: (isOpen: boolean) => {
        if (isOpen) begin()
        dialog.setOpen(isOpen)
      },
    },
    post: opened.post,
    draft: opened.draft,
    fault: isTried ? faultIn(opened.draft) : null,
    change: (part: Partial<PostDraft>) => setOpened(was => ({ ...was, draft: { ...was.draft, ...part } })),
    save: () => sendAgainst(opened.post),
    /** Somebody else saved this post after the form was opened. */
    isOvertaken: dialog.error instanceof ApiError && dialog.error.code === "conflict" && latest !== null,
    takeAsItIsNow: () => {
      begin()
      dialog.setOpen(true)
    },
    saveAllTheSame: () => {
      setOpened(was => ({ ...was, post: latest }))
      return sendAgainst(latest)
    },
  }
}

const postPath = (post: PostDetail | null) =>
  post === null ? "/api/posts" : `/api/posts/${encodeURIComponent(post.key)}`
