// One action: how it stands, its facts, the form, and everything ever said about it.
import { Button, mergeClasses } from "@fluentui/react-components"
import { ChevronDown20Regular, ChevronUp20Regular, Dismiss20Regular, Link20Regular } from "@fluentui/react-icons"
import { type ReactElement, useEffect, useMemo, useRef, useState } from "react"
import type { ActionAnswer } from "#domain/wire/actions.ts"
import { ActionMarks } from "../components/action/ActionMarks.tsx"
import { useActionStyles } from "../components/action/action.styles.ts"
import { draftStore } from "../components/action/draft.ts"
import { Facts } from "../components/action/Facts.tsx"
import { HistoryList } from "../components/action/HistoryList.tsx"
import { SomethingElse } from "../components/action/SomethingElse.tsx"
import { UpdateForm } from "../components/action/UpdateForm.tsx"
import { useActionKeys } from "../components/action/useActionKeys.ts"
import { AsOf } from "../components/page/AsOf.tsx"
import { PlaceLink } from "../components/page/PlaceLink.tsx"
import { Failed } from "../components/states/Failed.tsx"
import { Loading } from "../components/states/Loading.tsx"
import { OldData } from "../components/states/OldData.tsx"
import { deviceStorage } from "../host/deviceStorage.ts"
import { useHost } from "../host/HostContext.ts"
import { actionSubPage, planPlace } from "../places.ts"
import { useAction } from "../queries/useAction.ts"
import { useMe } from "../queries/useMe.ts"
import { useWords } from "../words/WordsContext.ts"

type Props = {
  actionKey: string
  isPanel: boolean
  previousKey: string | null
  nextKey: string | null
  open: (actionKey: string) => void
  close: () => void
}

/** A longer title would cover the form on a low screen. */
const stickyUpTo = 140

export function ActionPage(props: Props) {
  const styles = useActionStyles()
  const words = useWords()
  const { data, error, refetch } = useAction(props.actionKey)
  const retry = () => void refetch()
  useActionKeys(props)
  const content = (
    <>
      <Head {...props} answer={data ?? null} />
      <div className={styles.body}>
        {data ? (
          <>
            {error && <OldData error={error} asOf={data.asOf} retry={retry} />}
            <Facts answer={data} />
            <Form answer={data} level={props.isPanel ? 3 : 2} />
            <SomethingElse answer={data} level={props.isPanel ? 3 : 2} />
            <HistoryList entries={data.history} today={data.today} level={props.isPanel ? 3 : 2} />
            <AsOf at={data.asOf} />
          </>
        ) : error ? (
          <Failed level={2} error={error} title={words.say("tab.action.failed")} retry={retry} />
        ) : (
          <Loading />
        )}
      </div>
    </>
  )
  return props.isPanel ? (
    <aside className={styles.panel} aria-label={words.say("tab.action.panel")}>
      {content}
    </aside>
  ) : (
    <main className={styles.fullPage}>{content}</main>
  )
}

function Head({ answer, isPanel, previousKey, nextKey, open, close }: Props & { answer: ActionAnswer | null }) {
  const styles = useActionStyles()
  const words = useWords()
  const Title = isPanel ? "h2" : "h1"
  const heading = useArrival(answer !== null)
  const isShort = (answer?.action.text.length ?? 0) <= stickyUpTo
  return (
    <header className={mergeClasses(styles.head, isPanel && isShort && styles.stickyHead)}>
      <div className={styles.top}>
        <div className={styles.crumbs}>
          {answer && (
            <>
              <PlaceLink to={planPlace(answer.plan.key)} className={styles.crumb}>
                {answer.plan.title}
              </PlaceLink>
              {answer.theme !== null && ` › ${answer.theme}`}
            </>
          )}
        </div>
        <div className={styles.buttons}>
          <HeadButton
            name={words.say("tab.action.previous")}
            icon={<ChevronUp20Regular />}
            press={previousKey === null ? null : () => open(previousKey)}
          />
          <HeadButton
            name={words.say("tab.action.next")}
            icon={<ChevronDown20Regular />}
            press={nextKey === null ? null : () => open(nextKey)}
          />
          {answer && <CopyLink answer={answer} />}
          <HeadButton name={words.say("tab.action.close")} icon={<Dismiss20Regular />} press={close} />
        </div>
      </div>
      <Title ref={heading} tabIndex={-1} className={styles.title}>
        {answer ? `${answer.action.reference} ${answer.action.text}` : words.say("tab.action.title")}
      </Title>
      {answer && <ActionMarks answer={answer} />}
    </header>
  )
}

type HeadButtonProps = { name: string; icon: ReactElement; press: (() => void) | null }

function HeadButton({ name, icon, press }: HeadButtonProps) {
  if (press === null) return null
  return <Button appearance="subtle" icon={icon} aria-label={name} title={name} onClick={press} />
}

function CopyLink({ answer }: { answer: ActionAnswer }) {
  const host = useHost()
  const words = useWords()
  const [isFailed, setIsFailed] = useState(false)
  const share = () => {
    const { key, reference, text } = answer.action
    host.shareLink(actionSubPage(key), `${reference} ${text}`).then(
      () => setIsFailed(false),
      () => setIsFailed(true),
    )
  }
  return (
    <HeadButton
      name={words.say(isFailed ? "tab.action.linkFailed" : "tab.action.link")}
      icon={<Link20Regular />}
      press={share}
    />
  )
}

function Form({ answer, level }: { answer: ActionAnswer; level: 2 | 3 }) {
  const styles = useActionStyles()
  const words = useWords()
  const { data: me } = useMe()
  const personId = me?.person.id
  const actionKey = answer.action.key
  const store = useMemo(
    () => (personId === undefined ? null : draftStore(deviceStorage, personId, actionKey)),
    [personId, actionKey],
  )
  if (answer.mayUpdate === "plan not open") return <p className={styles.note}>{words.say("held.plan not open")}</p>
  if (answer.mayUpdate === "no") {
    const post = answer.action.lead?.title
    return (
      <p className={styles.note}>
        {post === undefined ? words.say("tab.action.nobodyAnswers") : words.say("tab.action.postAnswers", { post })}
      </p>
    )
  }
  return store && <UpdateForm answer={answer} store={store} level={level} />
}

/** An action that is opened takes the focus, so that the next Tab is in it. */
function useArrival(isLoaded: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (isLoaded && document.hasFocus()) heading.current?.focus({ preventScroll: true })
  }, [isLoaded])
  return heading
}
