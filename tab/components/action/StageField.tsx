import { Field, Select } from "@fluentui/react-components"
import type { ByWhen } from "#domain/byWhen/byWhen.ts"
import { namedStages } from "#domain/byWhen/currentStages.ts"
import { useWords } from "../../words/WordsContext.ts"
import type { Fields } from "./draft.ts"

type Props = {
  fields: Fields
  byWhen: ByWhen
  /** Those that could be chosen when what is being changed was sent. */
  before: readonly string[]
  change: (fields: Partial<Fields>) => void
}

/** Which stage is done, where an action has several. */
export function StageField({ fields: { stageLabel }, byWhen, before, change }: Props) {
  const words = useWords()
  const labels = new Set([...before, ...namedStages(byWhen), ...(stageLabel === null ? [] : [stageLabel])])
  if (labels.size === 0) return null
  return (
    <Field label={words.say("form.stage")}>
      <Select
        name="stageLabel"
        value={stageLabel ?? ""}
        onChange={(_, { value }) => change({ stageLabel: value === "" ? null : value })}
      >
        <option value="">{words.say("form.noStage")}</option>
        {[...labels].map(label => (
          <option key={label} value={label}>
            {label}
          </option>
        ))}
      </Select>
    </Field>
  )
}
