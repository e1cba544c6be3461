import type { ReactNode } from "react"
import { Failed } from "../states/Failed.tsx"
import { Loading } from "../states/Loading.tsx"
import { usePageStyles } from "./page.styles.ts"
import { Results } from "./Results.tsx"

type Props<Answer> = {
  data: Answer | undefined
  error: Error | null
  title: string
  failed: string
  retry: () => void
  children: (answer: Answer) => ReactNode
}

/** A page at the top while it is read, when it cannot be, and as it is. */
export function TopPageStates<Answer>({ data, error, title, failed, retry, children }: Props<Answer>) {
  const page = usePageStyles()
  return (
    <main className={page.page}>
      {data !== undefined ? (
        <Results>{children(data)}</Results>
      ) : error ? (
        <Failed level={1} error={error} title={failed} retry={retry} />
      ) : (
        <Loading title={title} />
      )}
    </main>
  )
}
