import { Button } from "@fluentui/react-components"
import { useRef } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { Mark } from "../marks/Mark.tsx"
import { PersonField } from "./PersonField.tsx"
import { noPerson, type PersonEntry, type PostDraft } from "./postDraft.ts"
import { usePostFormStyles } from "./posts.styles.ts"

type Props = {
  /** Who held the post when the form was opened. */
  before: PersonEntry
  draft: PostDraft
  isUnclear: boolean
  change: (draft: Partial<PostDraft>) => void
}

/** The holder. Handing over and leaving vacant are said as what they are, and that the actions stay. */
export function HolderField({ before, draft, isUnclear, change }: Props) {
  const styles = usePostFormStyles()
  const dialog = useDialogStyles()
  const words = useWords()
  const box = useRef<HTMLDivElement>(null)
  const person = before.name
  // The button that was pressed goes: the focus moves on to what takes its place.
  const become = (draft: Partial<PostDraft>) => {
    change(draft)
    setTimeout(() => box.current?.querySelector<HTMLElement>("input, button")?.focus())
  }
  const isTyped = draft.holding === "open" || draft.holding === "handed over"
  return (
    <div ref={box} className={styles.holder}>
      {draft.holding === "kept" && (
        <div className={styles.buttons}>
          <span>{words.say("tab.post.heldBy", { person })}</span>
          <Button onClick={() => become({ holding: "handed over", holder: noPerson })}>
            {words.say("tab.post.handOver")}
          </Button>
          <Button onClick={() => become({ holding: "vacant", holder: noPerson })}>
            {words.say("tab.post.vacate")}
          </Button>
        </div>
      )}
      {isTyped && (
        <PersonField
          name="holder"
          label={words.say(draft.holding === "open" ? "tab.post.holder" : "tab.post.newHolder")}
          entry={draft.holder}
          isUnclear={isUnclear}
          change={holder => change({ holder })}
        />
      )}
      {draft.holding === "vacant" && (
        <Mark shape="ring" ink="quiet" isStrong>
          {words.say("tab.post.willBeVacant")}
        </Mark>
      )}
      {(draft.holding === "vacant" || draft.holding === "handed over") && (
        <>
          <p className={dialog.quiet}>{words.say(`tab.post.stays.${draft.holding}`, { person })}</p>
          <div>
            <Button onClick={() => become({ holding: "kept", holder: before })}>
              {words.say("tab.post.keepHolder", { person })}
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
