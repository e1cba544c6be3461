import { type ReactNode, useEffect, useId, useRef } from "react"
import { usePageStyles } from "./page.styles.ts"
import { useSectionStyles } from "./section.styles.ts"

type Props = { title: string; note?: string | null; actions?: ReactNode; children?: ReactNode }

/** A sheet with a heading, which takes the focus when what had it is gone. */
export function Section({ title, note = null, actions, children }: Props) {
  const page = usePageStyles()
  const styles = useSectionStyles()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const isGone = last.current !== null && !last.current.isConnected
    if (!isGone || document.activeElement !== document.body) return
    last.current = null
    heading.current?.focus({ preventScroll: true })
  })
  return (
    <section
      className={page.sheet}
      aria-labelledby={id}
      onFocus={event => {
        // A dialog's focus is told here too, though the dialog lies elsewhere and looks after it itself.
        if (event.currentTarget.contains(event.target)) last.current = event.target
      }}
    >
      <div className={styles.head}>
        <h2 id={id} ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h2>
        {actions}
      </div>
      {note !== null && <p className={styles.note}>{note}</p>}
      {children}
    </section>
  )
}
