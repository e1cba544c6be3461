import { Link } from "@fluentui/react-components"
import type { MouseEvent, ReactNode } from "react"
import { useLocation } from "wouter"

type Props = {
  to: string
  className?: string
  /** Subtle links look like the words around them. */
  appearance?: "default" | "subtle"
  inline?: boolean
  "data-row"?: string
  "aria-current"?: "true" | "false" | "page" | undefined
  children: ReactNode
}

/** A link to another place of the tab; with Ctrl or Shift the browser opens it as it likes. */
export function PlaceLink({ to, ...props }: Props) {
  const [, navigate] = useLocation()
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(to)
  }
  return <Link {...props} href={`#${to}`} onClick={open} />
}
