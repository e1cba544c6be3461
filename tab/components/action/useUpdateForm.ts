import { useState } from "react"
import { type ActionAnswer, type UpdateAnswer, type UpdateRequest, wordsLimit } from "#domain/wire/actions.ts"
import { useSendUpdate } from "../../queries/useSendUpdate.ts"
import { blankFields, type DraftStore, type Fields, obstacle, saysSomething } from "./draft.ts"
import { useDraft } from "./useDraft.ts"

/** What the form does: keeps the draft, sends it once, and holds on to it until the answer is in. */
export function useUpdateForm(answer: ActionAnswer, store: DraftStore) {
  const { draft, markSent, startAgain, changeSent, leave, ...changes } = useDraft(store, presentOf(answer))
  const { mutate, isPending, error } = useSendUpdate(answer.action.key)
  const [isTried, setIsTried] = useState(false)
  const [isAskingWhich, setIsAskingWhich] = useState(false)
  const [outcome, setOutcome] = useState<UpdateAnswer | null>(null)
  const inTheWay = obstacle(draft, wordsLimit)

  const send = (kind: UpdateRequest["kind"], fields: Fields) => {
    if (isPending) return
    setOutcome(null)
    setIsAskingWhich(false)
    markSent()
    const onSuccess = (confirmed: UpdateAnswer) => {
      setIsTried(false)
      setOutcome(confirmed)
      startAgain(presentOf(confirmed.detail), draft.fields)
    }
    const { formId, answersBefore, shown } = draft
    mutate({ formId, answersBefore, shown, kind, ...fields }, { onSuccess })
  }
  const sendNoChange = () => send("no change", blankFields(draft.shown.status, answer.action.closedBecause))

  /** What the form said before is over. */
  const begin = (start: () => void) => () => {
    setOutcome(null)
    setIsTried(false)
    setIsAskingWhich(false)
    start()
  }
  const { sent } = answer

  return {
    ...changes,
    draft,
    /** Null while something else is typed: it would be lost. */
    changeSent: sent && draft.keptAt === null && !draft.wasSent && !isPending ? begin(() => changeSent(sent)) : null,
    leave: begin(leave),
    outcome,
    isAskingWhich,
    isSending: isPending,
    error: isPending ? null : error,
    /** Said only once somebody has tried to send. */
    missed: isTried ? inTheWay : null,
    /** False when something must be put right first. */
    sendUpdate: (): boolean => {
      setIsTried(true)
      if (inTheWay === null) send("progress", draft.fields)
      return inTheWay === null
    },
    sendNoChange,
    pressNoChange: () => (saysSomething(draft) ? setIsAskingWhich(true) : sendNoChange()),
  }
}

const presentOf = ({ shown, action, sent }: ActionAnswer) => ({
  ...{ shown, closedBecause: action.closedBecause },
  sentFormId: sent?.formId ?? null,
})
