import { Field, Select } from "@fluentui/react-components"
import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { usePostFormStyles } from "./posts.styles.ts"

type Props = {
  name: string
  label: string
  problem?: string | null
  post: PostDetail | null
  answer: PostsAnswer
  value: string | null
  choose: (key: string | null) => void
}

/** One of the other posts, or none. */
export function PostSelect({ name, label, problem = null, post, answer, value, choose }: Props) {
  const styles = usePostFormStyles()
  const words = useWords()
  return (
    <Field label={label} validationMessage={problem}>
      <Select
        className={styles.field}
        select={{ className: styles.field }}
        name={name}
        value={value ?? ""}
        onChange={(_, data) => choose(data.value === "" ? null : data.value)}
      >
        <option value="">{words.say("tab.post.none")}</option>
        {answer.posts
          .filter(({ key }) => key !== post?.key)
          .toSorted((a, b) => a.title.localeCompare(b.title))
          .map(({ key, title }) => (
            <option key={key} value={key}>
              {title}
            </option>
          ))}
      </Select>
    </Field>
  )
}
