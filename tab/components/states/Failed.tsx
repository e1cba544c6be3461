import { Button } from "@fluentui/react-components"
import { CloudError24Regular, LockClosed24Regular, SearchInfo24Regular } from "@fluentui/react-icons"
import { useLocation } from "wouter"
import { plansPlace } from "../../places.ts"
import { ApiError } from "../../queries/ApiError.ts"
import { useWords } from "../../words/WordsContext.ts"
import { PlaceLink } from "../page/PlaceLink.tsx"
import { useStateStyles } from "./states.styles.ts"
import { wordError } from "./wordError.ts"

type Props = {
  error: Error
  title: string
  /** 1 where nothing else names the page. */
  level: 1 | 2
  retry: () => void
}

/** One sentence, what is safe, and a way on. */
export function Failed({ error, title, level, retry }: Props) {
  const styles = useStateStyles()
  const words = useWords()
  const code = error instanceof ApiError ? error.code : "fault"
  const reference = error instanceof ApiError ? error.reference : null
  const Icon =
    code === "forbidden" ? LockClosed24Regular : code === "notFound" ? SearchInfo24Regular : CloudError24Regular
  const [place] = useLocation()
  const isAwayFromPlans = level === 1 && place !== plansPlace
  const Title = level === 1 ? "h1" : "h2"
  const isSafeToSay = code !== "forbidden" && code !== "notFound"
  return (
    <div className={styles.centred} role="alert">
      <Icon className={styles.icon} aria-hidden="true" />
      <Title className={styles.title}>{code === "forbidden" ? words.say("tab.refused.title") : title}</Title>
      <p className={styles.sentence}>
        {wordError(error, words)} {isSafeToSay && words.say("tab.failed.safe")}
      </p>
      <Button onClick={retry}>{words.say("tab.failed.tryAgain")}</Button>
      {isAwayFromPlans && <PlaceLink to={plansPlace}>{words.say("tab.failed.toPlans")}</PlaceLink>}
      {reference !== null && <p className={styles.small}>{words.say("tab.failed.reference", { reference })}</p>}
    </div>
  )
}
