import { Button, Field, Input, Select } from "@fluentui/react-components"
import { Delete20Regular } from "@fluentui/react-icons"
import { useRef } from "react"
import type { ReadAction } from "#domain/exchange/planReading.ts"
import { useWords } from "../../words/WordsContext.ts"
import { useEditorStyles } from "./import.styles.ts"
import type { RowForm } from "./useRowForm.ts"

type Named = ReadAction["byWhom"][number]

const roles = ["lead", "contributor"] as const

/** Who is named, as written, each with a part and perhaps a task. Which post a name is, is said once for all rows. */
export function OwnerFields({ form: { action, put } }: { form: RowForm }) {
  const styles = useEditorStyles()
  const words = useWords()
  const box = useRef<HTMLFieldSetElement>(null)
  const { byWhom } = action
  const change = (at: number, part: Partial<Named>) =>
    put({ byWhom: byWhom.map((named, index) => (index === at ? { ...named, ...part } : named)) })
  const addButton = () => box.current?.querySelector<HTMLElement>("[data-add]")?.focus()
  return (
    <fieldset ref={box} className={styles.group}>
      <legend className={styles.legend}>{words.say("tab.column.whom")}</legend>
      {byWhom.map((named, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name is what is being typed
        <div key={at} className={styles.owner}>
          <OwnerName named={named} at={at} change={part => change(at, part)} />
          <Button
            icon={<Delete20Regular />}
            aria-label={words.say("tab.import.removeOwner", { name: named.name === "" ? at + 1 : named.name })}
            title={words.say("tab.import.removeOwner", { name: named.name === "" ? at + 1 : named.name })}
            onClick={() => {
              put({ byWhom: byWhom.filter((_, index) => index !== at) })
              addButton()
            }}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          data-add
          onClick={() =>
            put({ byWhom: [...byWhom, { name: "", role: byWhom.length === 0 ? "lead" : "contributor", task: null }] })
          }
        >
          {words.say("tab.import.addOwner")}
        </Button>
      </div>
    </fieldset>
  )
}

function OwnerName({ named, at, change }: { named: Named; at: number; change: (part: Partial<Named>) => void }) {
  const styles = useEditorStyles()
  const words = useWords()
  return (
    <>
      <Field label={words.say("tab.import.ownerName", { n: at + 1 })}>
        <Input className={styles.field} value={named.name} onChange={(_, { value }) => change({ name: value })} />
      </Field>
      <Field label={words.say("tab.import.role")}>
        <Select
          className={styles.field}
          select={{ className: styles.field }}
          value={named.role}
          onChange={(_, { value }) => change({ role: roles.find(role => role === value) ?? named.role })}
        >
          {roles.map(role => (
            <option key={role} value={role}>
              {words.say(`tab.import.role.${role}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={words.say("tab.import.taskOf")}>
        <Input
          className={styles.field}
          value={named.task ?? ""}
          onChange={(_, { value }) => change({ task: value === "" ? null : value })}
        />
      </Field>
    </>
  )
}
