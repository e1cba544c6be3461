import { Combobox, Field, Input, Option } from "@fluentui/react-components"
import { useState } from "react"
import { usePeople } from "../../queries/usePeople.ts"
import { useWords } from "../../words/WordsContext.ts"
import { wordError } from "../states/wordError.ts"
import type { PersonEntry } from "./postDraft.ts"
import { usePostFormStyles } from "./posts.styles.ts"

type Props = {
  name: string
  label: string
  hint?: string
  entry: PersonEntry
  isUnclear: boolean
  change: (entry: PersonEntry) => void
}

/** Somebody from the directory, found by name; where it may not be searched, a name and an object id. */
export function PersonField({ name, label, hint = "", entry, isUnclear, change }: Props) {
  const styles = usePostFormStyles()
  const words = useWords()
  const [isOpen, setIsOpen] = useState(false)
  const { data, error, isFetching } = usePeople(entry.id === "" ? entry.name : "")
  const isSearched = data?.isSearched !== false
  const people = entry.id === "" && isSearched ? (data?.people ?? []) : []
  // Fluent opens its list at a key: pasted and spoken names press none.
  const typed = (text: string) => {
    setIsOpen(true)
    change({ name: text, id: isSearched ? "" : entry.id })
  }
  const state = error ? wordError(error, words) : words.say(isFetching ? "tab.person.searching" : "tab.person.none")
  return (
    <>
      <Field
        label={label}
        hint={isSearched ? hint : words.say("tab.person.notSearched")}
        validationMessage={isUnclear ? words.say(isSearched ? "tab.person.unclear" : "tab.person.noId") : null}
      >
        <Combobox
          name={name}
          freeform
          clearable
          className={styles.field}
          input={{ className: styles.field, autoComplete: "off" }}
          expandIcon={{ className: styles.opener }}
          clearIcon={{ className: styles.opener }}
          value={entry.name}
          selectedOptions={entry.id === "" ? [] : [entry.id]}
          onChange={event => typed(event.target.value)}
          open={isOpen && isSearched}
          onOpenChange={(_, { open }) => setIsOpen(open)}
          onOptionSelect={(_, { optionValue, optionText }) => change({ name: optionText ?? "", id: optionValue ?? "" })}
        >
          {people.map(person => (
            <Option key={person.id} value={person.id} text={person.name}>
              {person.jobTitle === null ? person.name : `${person.name}, ${person.jobTitle}`}
            </Option>
          ))}
          {people.length === 0 && isSearched && (
            <Option disabled value="" text="">
              {entry.name.trim().length < 2 ? words.say("tab.person.type") : state}
            </Option>
          )}
        </Combobox>
      </Field>
      {!isSearched && (
        <Field label={words.say("tab.person.id", { label })}>
          <Input value={entry.id} onChange={(_, { value }) => change({ ...entry, id: value })} />
        </Field>
      )}
    </>
  )
}
