// The register of posts: who holds each, and who answers when they do not.
import { Button, SearchBox, Select } from "@fluentui/react-components"
import { Add20Regular } from "@fluentui/react-icons"
import { useState } from "react"
import type { PostsAnswer } from "#domain/wire/posts.ts"
import { AsOf } from "../components/page/AsOf.tsx"
import { PageHead } from "../components/page/PageHead.tsx"
import { usePageStyles } from "../components/page/page.styles.ts"
import { TopPageStates } from "../components/page/TopPageStates.tsx"
import { useFilterStyles } from "../components/plan/filter.styles.ts"
import { PostDialog } from "../components/posts/PostDialog.tsx"
import { PostsSection } from "../components/posts/PostsSection.tsx"
import { isVacant } from "../components/posts/postKind.ts"
import { usePostsStyles } from "../components/posts/posts.styles.ts"
import { postsByUnit, seekPosts } from "../components/posts/postsByUnit.ts"
import { Empty } from "../components/states/Empty.tsx"
import { OldData } from "../components/states/OldData.tsx"
import { usePosts } from "../queries/usePosts.ts"
import { useWords } from "../words/WordsContext.ts"

export function PostsPage() {
  const words = useWords()
  const { data, error, refetch } = usePosts()
  const retry = () => void refetch()
  return (
    <TopPageStates
      data={data}
      error={error}
      title={words.say("tab.posts.title")}
      failed={words.say("tab.posts.failed")}
      retry={retry}
    >
      {answer => <Posts answer={answer} error={error} retry={retry} />}
    </TopPageStates>
  )
}

type Props = { answer: PostsAnswer; error: Error | null; retry: () => void }

function Posts({ answer, error, retry }: Props) {
  const page = usePageStyles()
  const styles = usePostsStyles()
  const filter = useFilterStyles()
  const words = useWords()
  const [search, setSearch] = useState("")
  const [unitKey, setUnitKey] = useState("")
  const { posts } = answer
  const inUnit = unitKey === "" ? posts : posts.filter(post => post.unitKey === unitKey)
  const found = seekPosts(inUnit, search)
  const unit = answer.units.find(({ key }) => key === unitKey)
  const isNarrowed = search.trim() !== "" || unitKey !== ""
  return (
    <>
      <PageHead
        title={words.say("tab.posts.title")}
        meta={words.say("tab.posts.meta", { posts: posts.length, vacant: posts.filter(isVacant).length })}
        actions={answer.mayKeep && <NewPost answer={answer} />}
      />
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      {posts.length > 0 && (
        <div className={styles.bar}>
          <Search search={search} seek={setSearch} />
          <Units units={answer.units} chosen={unitKey} choose={setUnitKey} />
          <p role="status" className={filter.found}>
            {isNarrowed && words.say("tab.posts.found", { shown: found.length, count: posts.length })}
          </p>
        </div>
      )}
      {found.length > 0 && (
        <PostsSection
          title={unit?.title ?? words.say("tab.posts.allUnits")}
          units={postsByUnit(found, answer.units)}
          answer={answer}
        />
      )}
      {found.length === 0 && (
        <div className={page.sheet}>
          {posts.length === 0 ? (
            <Empty title={words.say("tab.posts.empty")} sentence={words.say("tab.posts.emptyNext")} />
          ) : (
            <Empty title={words.say("tab.posts.noneFound")} sentence={words.say("tab.posts.noneFoundNext")} />
          )}
        </div>
      )}
      <AsOf at={answer.asOf} />
    </>
  )
}

function NewPost({ answer }: { answer: PostsAnswer }) {
  const words = useWords()
  return (
    <PostDialog
      post={null}
      answer={answer}
      trigger={<Button icon={<Add20Regular />}>{words.say("tab.post.new")}</Button>}
    />
  )
}

function Search({ search, seek }: { search: string; seek: (search: string) => void }) {
  const styles = usePostsStyles()
  const words = useWords()
  return (
    <SearchBox
      className={styles.search}
      aria-label={words.say("tab.posts.search")}
      placeholder={words.say("tab.posts.search")}
      value={search}
      onChange={(_, { value }) => seek(value)}
      dismiss={{ "aria-label": words.say("tab.plan.clearSearch") }}
    />
  )
}

type UnitsProps = { units: PostsAnswer["units"]; chosen: string; choose: (unitKey: string) => void }

function Units({ units, chosen, choose }: UnitsProps) {
  const styles = usePostsStyles()
  const words = useWords()
  const sorted = units.toSorted((a, b) => a.title.localeCompare(b.title))
  return (
    <Select
      className={styles.unit}
      aria-label={words.say("tab.post.unit")}
      value={chosen}
      onChange={(_, { value }) => choose(value)}
    >
      <option value="">{words.say("tab.posts.allUnits")}</option>
      {sorted.map(({ key, title }) => (
        <option key={key} value={key}>
          {title}
        </option>
      ))}
    </Select>
  )
}
