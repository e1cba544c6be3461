import { Select } from "@fluentui/react-components"
import { useState } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { useDrafting } from "./draftContext.ts"
import { useReadStyles } from "./import.styles.ts"
import { choosePost } from "./importDraft.ts"

const undecided = ""
const none = "none"
const more = "more"

/** The post that a name stands for: near ones first; all of them when asked, which are too many to draw for each name. */
export function PostChoice({ name }: { name: string }) {
  const styles = useReadStyles()
  const words = useWords()
  const { owners, posts, change } = useDrafting()
  const [isWhole, setIsWhole] = useState(false)
  const owner = owners.get(name)
  const chosen = owner?.postKey
  const near = owner?.near ?? []
  const titled = typeof chosen === "string" ? [{ key: chosen, title: owner?.postTitle ?? chosen }] : []
  const shown = isWhole ? posts.toSorted((a, b) => a.title.localeCompare(b.title)) : near
  const isListed = shown.some(post => post.key === chosen)
  const choose = (value: string) => {
    if (value === more) return setIsWhole(true)
    const key = value === undecided ? undefined : value === none ? null : value
    change(was => choosePost(was, name, key))
  }
  return (
    <Select
      className={styles.choice}
      select={{ className: styles.choice }}
      aria-label={words.say("tab.import.postFor", { name })}
      value={chosen === null ? none : (chosen ?? undecided)}
      onChange={(_, { value }) => choose(value)}
    >
      <option value={undecided}>{words.say("tab.import.choosePost")}</option>
      {(isListed ? shown : [...titled, ...shown]).map(post => (
        <option key={post.key} value={post.key}>
          {post.title}
        </option>
      ))}
      <option value={none}>{words.say("tab.import.leaveWords")}</option>
      {!isWhole && posts.length > 0 && <option value={more}>{words.say("tab.import.otherPost")}</option>}
    </Select>
  )
}
