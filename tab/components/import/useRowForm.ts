// The form of one row: what is typed, and the action it makes.
import { useState } from "react"
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { useDrafting } from "./draftContext.ts"
import { correctAction, leaveOut } from "./importDraft.ts"
import { rereadByWhen } from "./rereadByWhen.ts"

export function useRowForm(at: number, stop: () => void) {
  const { draft, change } = useDrafting()
  const before = draft.actions[at]
  const [action, setAction] = useState(before)
  const [isTried, setIsTried] = useState(false)
  if (!action || !before) return null
  const put = (part: Partial<ReadAction>) => setAction({ ...action, ...part })
  const save = () => {
    setIsTried(true)
    if (action.title.trim() === "") return false
    change(was => correctAction(was, at, tidied(action)))
    stop()
    return true
  }
  return {
    action,
    themes: draft.themes,
    asRead: draft.answer.reading.actions[at] ?? null,
    isLeftOut: draft.leftOut.has(at),
    isTitleMissing: isTried && action.title.trim() === "",
    put,
    putByWhen: (text: string) => setAction(rereadByWhen({ ...action, byWhen: { ...action.byWhen, text } }, draft.asAt)),
    setAction,
    save,
    leaveOut: (isOut: boolean) => {
      change(was => leaveOut(was, at, isOut))
      stop()
    },
  }
}

export type RowForm = NonNullable<ReturnType<typeof useRowForm>>

const orNull = (text: string | null) => ((text ?? "").trim() === "" ? null : (text ?? "").trim())

function tidied(action: ReadAction): ReadAction {
  return {
    ...action,
    ref: orNull(action.ref),
    title: action.title.trim(),
    theme: orNull(action.theme),
    horizon: orNull(action.horizon),
    progress: orNull(action.progress),
    byWhom: action.byWhom.flatMap(owner => {
      const name = owner.name.trim()
      return name === "" ? [] : [{ ...owner, name, task: orNull(owner.task) }]
    }),
    recommendations: action.recommendations.map(it => it.trim()).filter(it => it !== ""),
  }
}
