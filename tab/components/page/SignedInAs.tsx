import { Button } from "@fluentui/react-components"
import { useHost } from "../../host/HostContext.ts"
import { useWords } from "../../words/WordsContext.ts"
import { usePageStyles } from "./page.styles.ts"

/** Who was chosen at the local sign-in; nothing at all in Teams. */
export function SignedInAs() {
  const styles = usePageStyles()
  const words = useWords()
  const { signedInAs } = useHost()
  if (signedInAs === null) return null
  return (
    <header className={styles.signedIn}>
      <span>{words.say("tab.local.signedInAs", { post: signedInAs.title })}</span>
      <Button size="small" onClick={signedInAs.leave}>
        {words.say("tab.local.change")}
      </Button>
    </header>
  )
}
