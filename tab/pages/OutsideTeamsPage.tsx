// Shown where the tab is not inside Teams. The local world offers its sign-in here; nothing else does.
import { Button, makeStyles, tokens } from "@fluentui/react-components"
import { useSyncExternalStore } from "react"
import type { Words } from "#domain/words/words.ts"
import { usePageStyles } from "../components/page/page.styles.ts"
import { Themed } from "../components/page/Themed.tsx"
import { browserTheme, type LocalPerson, onBrowserThemeChange } from "../host/browserHost.ts"

const useStyles = makeStyles({
  box: { display: "grid", justifyItems: "start", rowGap: "12px", maxWidth: "560px", margin: "0 auto", padding: "24px" },
  sentence: { margin: 0, color: tokens.colorNeutralForeground2 },
  subtitle: {
    margin: "12px 0 0",
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  people: { display: "grid", rowGap: "8px", width: "100%", margin: 0, padding: 0, listStyleType: "none" },
  person: { width: "100%", justifyContent: "flex-start", textAlign: "left" },
})

type Props = { words: Words; people: LocalPerson[] | null; choose: (person: LocalPerson) => void }

export function OutsideTeamsPage({ words, people, choose }: Props) {
  const page = usePageStyles()
  const styles = useStyles()
  const theme = useSyncExternalStore(onBrowserThemeChange, browserTheme)
  return (
    <Themed name={theme}>
      <main className={page.page}>
        <div className={styles.box}>
          <h1 className={page.title}>{words.say("tab.outside.title")}</h1>
          <p className={styles.sentence}>{words.say("tab.outside.why")}</p>
          {people !== null && (
            <>
              <h2 className={styles.subtitle}>{words.say("tab.local.title")}</h2>
              <p className={styles.sentence}>{words.say("tab.local.why")}</p>
              <ul className={styles.people}>
                {people.map(person => (
                  <li key={person.id}>
                    <Button className={styles.person} onClick={() => choose(person)}>
                      {person.post}
                    </Button>
                  </li>
                ))}
              </ul>
            </>
          )}
        </div>
      </main>
    </Themed>
  )
}
