import { Button } from "@fluentui/react-components"
import { DocumentAdd20Regular } from "@fluentui/react-icons"
import type { MouseEvent } from "react"
import { useLocation } from "wouter"

/** The way to an import page, as wide a target as the buttons beside it. */
export function ImportLink({ to, children }: { to: string; children: string }) {
  const [, navigate] = useLocation()
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <Button as="a" href={`#${to}`} icon={<DocumentAdd20Regular />} onClick={open}>
      {children}
    </Button>
  )
}
