// The register of posts: who holds each, and who answers when they do not.
import { Button, SearchBox } from "@fluentui/react-components"
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
  const words = useWords()
  const [search, setSearch] = useState("")
  const { posts } = answer
  const found = seekPosts(posts, search)
  return (
    <>
      <PageHead
        title={words.say("tab.posts.title")}
        meta={words.say("tab.posts.meta", { posts: posts.length, vacant: posts.filter(isVacant).length })}
        actions={answer.mayKeep && <NewPost answer={answer} />}
      />
      {error && <OldData error={error} asOf={answer.asOf} retry={retry} />}
      {posts.length > 0 && <Search search={search} seek={setSearch} found={found.length} count={posts.length} />}
      {postsByUnit(found, answer.units).map(unit => (
        <PostsSection key={unit.key ?? ""} unit={unit} answer={answer} />
      ))}
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

type SearchProps = { search: string; seek: (search: string) => void; found: number; count: number }

function Search({ search, seek, found, count }: SearchProps) {
  const styles = usePostsStyles()
  const filter = useFilterStyles()
  const words = useWords()
  return (
    <div className={styles.bar}>
      <SearchBox
        className={styles.search}
        aria-label={words.say("tab.posts.search")}
        placeholder={words.say("tab.posts.search")}
        value={search}
        onChange={(_, { value }) => seek(value)}
        dismiss={{ "aria-label": words.say("tab.plan.clearSearch") }}
      />
      <p role="status" className={filter.found}>
        {search.trim() !== "" && words.say("tab.posts.found", { shown: found, count })}
      </p>
    </div>
  )
}
