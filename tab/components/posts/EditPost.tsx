import { Button } from "@fluentui/react-components"
import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PostDialog } from "./PostDialog.tsx"

export function EditPost({ post, answer }: { post: PostDetail; answer: PostsAnswer }) {
  const words = useWords()
  return (
    <PostDialog
      post={post}
      answer={answer}
      trigger={
        <Button size="small" aria-label={words.say("tab.post.edit", { post: post.title })}>
          {words.say("tab.post.editShort")}
        </Button>
      }
    />
  )
}
