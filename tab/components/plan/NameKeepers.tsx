import { Button, Field, Select } from "@fluentui/react-components"
import { useState } from "react"
import type { KeepersRequest, PlanAnswer } from "#domain/wire/plans.ts"
import { Done } from "#domain/wire/reminders.ts"
import { usePosts } from "../../queries/usePosts.ts"
import { useWords } from "../../words/WordsContext.ts"
import { AskDialog } from "../dialog/AskDialog.tsx"
import { useDialogStyles } from "../dialog/dialog.styles.ts"
import { useDialog } from "../dialog/useDialog.ts"
import { useTell } from "../page/Results.tsx"

type Props = { plan: PlanAnswer["plan"]; approval: NonNullable<PlanAnswer["approval"]> }

/** A plan brought in has no owner and nobody to approve it until they are named. */
export function NameKeepers({ plan, approval }: Props) {
  const styles = useDialogStyles()
  const words = useWords()
  const tell = useTell()
  const { ownerKey, approverKey } = approval
  const dialog = useDialog(`/api/plans/${encodeURIComponent(plan.key)}/keepers`, Done, ["plan", "plans"])
  const [seen, setSeen] = useState({ ownerKey, approverKey })
  const [chosen, setChosen] = useState(seen)
  const setOpen = (isOpen: boolean) => {
    // As it is when it is opened: the page may be read anew below it, and what others name then is not to be written over.
    if (isOpen) {
      setSeen({ ownerKey, approverKey })
      setChosen({ ownerKey, approverKey })
    }
    dialog.setOpen(isOpen)
  }
  const act = () => {
    const request: KeepersRequest = { ...chosen, seen }
    dialog.ask(request, () => tell({ intent: "success", text: words.say("tab.approval.named", { plan: plan.title }) }))
  }
  return (
    <AskDialog
      dialog={{ ...dialog, setOpen }}
      trigger={
        <Button appearance={approverKey === null ? "primary" : "secondary"}>
          {words.say(approverKey === null ? "tab.approval.name" : "tab.approval.change")}
        </Button>
      }
      title={words.say("tab.approval.nameTitle", { plan: plan.title })}
      press={words.say("tab.approval.keep")}
      act={act}
      keepsWords
    >
      <p className={styles.sentence}>{words.say("tab.approval.nameWhat")}</p>
      <PostField
        label={words.say("tab.approval.owner")}
        hint={words.say("tab.approval.owner.hint")}
        value={chosen.ownerKey}
        choose={key => setChosen(was => ({ ...was, ownerKey: key }))}
      />
      <PostField
        label={words.say("tab.approval.approver")}
        hint={words.say("tab.approval.approver.hint")}
        value={chosen.approverKey}
        choose={key => setChosen(was => ({ ...was, approverKey: key }))}
      />
    </AskDialog>
  )
}

type FieldProps = { label: string; hint: string; value: string | null; choose: (key: string | null) => void }

function PostField({ label, hint, value, choose }: FieldProps) {
  const words = useWords()
  const posts = (usePosts().data?.posts ?? []).filter(({ memberKeys }) => memberKeys.length === 0)
  return (
    <Field label={label} hint={hint}>
      <Select value={value ?? ""} onChange={(_, { value: key }) => choose(key === "" ? null : key)}>
        <option value="">{words.say("tab.approval.nobodyYet")}</option>
        {posts
          .toSorted((a, b) => a.title.localeCompare(b.title))
          .map(post => (
            <option key={post.key} value={post.key}>
              {post.title}
            </option>
          ))}
      </Select>
    </Field>
  )
}
