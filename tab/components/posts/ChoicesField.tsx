import { Checkbox, Label, mergeClasses } from "@fluentui/react-components"
import { useId } from "react"
import { usePostFormStyles } from "./posts.styles.ts"

type Props<Choice> = {
  name: string
  label: string
  choices: readonly (readonly [Choice, string])[]
  chosen: readonly Choice[]
  problem?: string | null
  press: (choice: Choice) => void
  /** Side by side where there is room. */
  isRow?: boolean
  /** May be longer than the form is high. */
  isLong?: boolean
}

/** Boxes to tick under one name. */
export function ChoicesField<Choice extends string | number>(props: Props<Choice>) {
  const { name, label, choices, chosen, problem = null, press, isRow = false, isLong = false } = props
  const styles = usePostFormStyles()
  const id = useId()
  return (
    <fieldset className={styles.group} aria-describedby={problem === null ? undefined : id}>
      <legend className={styles.legend}>
        <Label>{label}</Label>
      </legend>
      <div className={mergeClasses(isRow ? styles.days : styles.group, isLong && styles.members)}>
        {choices.map(([choice, title]) => (
          <Checkbox
            key={choice}
            name={name}
            label={title}
            checked={chosen.includes(choice)}
            onChange={() => press(choice)}
          />
        ))}
      </div>
      {problem !== null && (
        <p id={id} role="alert" className={styles.fault}>
          {problem}
        </p>
      )}
    </fieldset>
  )
}
