import { makeStyles, tokens } from "@fluentui/react-components"
import { useRef } from "react"
import { useWords } from "../../words/WordsContext.ts"
import { switchSingleKeys, useAreSingleKeysOn, useSingleKey } from "./useSingleKey.ts"

const useStyles = makeStyles({
  help: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  summary: { width: "fit-content", padding: "4px 0", cursor: "pointer" },
  keys: { display: "grid", gridTemplateColumns: "max-content minmax(0, 1fr)", gap: "4px 16px", margin: "8px 0" },
  pair: { display: "contents" },
  key: { fontFamily: tokens.fontFamilyMonospace },
  meaning: { margin: 0 },
  single: { display: "inline-flex", alignItems: "center", columnGap: "8px", minHeight: "24px" },
  box: { width: "16px", height: "16px", margin: 0, accentColor: tokens.colorCompoundBrandBackground },
})

const keys = ["search", "help", "rows", "open", "close", "neighbours", "send"] as const

/** The keys, and the switch for those pressed alone. */
export function KeyboardHelp() {
  const styles = useStyles()
  const words = useWords()
  const details = useRef<HTMLDetailsElement>(null)
  const isOn = useAreSingleKeysOn()
  useSingleKey("?", () => {
    if (!details.current) return
    details.current.open = !details.current.open
    details.current.querySelector("summary")?.focus()
  })
  return (
    <details ref={details} className={styles.help}>
      <summary className={styles.summary}>{words.say("tab.keys.title")}</summary>
      <dl className={styles.keys}>
        {keys.map(key => (
          <div key={key} className={styles.pair}>
            <dt className={styles.key}>{words.say(`tab.keys.${key}`)}</dt>
            <dd className={styles.meaning}>{words.say(`tab.keys.${key}.does`)}</dd>
          </div>
        ))}
      </dl>
      <label className={styles.single}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isOn}
          onChange={event => switchSingleKeys(event.currentTarget.checked)}
        />
        {words.say("tab.keys.single")}
      </label>
    </details>
  )
}
