import { ClipboardTaskListLtr24Regular } from "@fluentui/react-icons"
import { useStateStyles } from "./states.styles.ts"

export function Empty({ title, sentence }: { title: string; sentence: string }) {
  const styles = useStateStyles()
  return (
    <div className={styles.centred}>
      <ClipboardTaskListLtr24Regular className={styles.icon} aria-hidden="true" />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.sentence}>{sentence}</p>
    </div>
  )
}
