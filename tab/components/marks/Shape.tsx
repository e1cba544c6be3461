import { mergeClasses } from "@fluentui/react-components"
import type { ReactNode } from "react"
import { useMarkStyles } from "./marks.styles.ts"

export type ShapeName = "diamond" | "triangle" | "disc" | "tick" | "ring" | "half disc" | "bars" | "cross"

const drawings: Record<ShapeName, ReactNode> = {
  diamond: <path d="M6 .3 11.7 6 6 11.7.3 6z" />,
  triangle: <path d="M6 1 11.4 10.6H.6z" />,
  disc: <circle cx="6" cy="6" r="4.5" />,
  tick: (
    <path
      d="M1.5 6.5 4.6 9.6 10.6 3"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  ring: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  "half disc": (
    <>
      <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" />
    </>
  ),
  bars: <path d="M3 2h2v8H3zM7 2h2v8H7z" />,
  cross: <path d="M2.5 2.5l7 7M9.5 2.5l-7 7" fill="none" stroke="currentColor" strokeWidth="1.8" />,
}

/** The first of a mark's three: its shape. Words always stand beside it. */
export function Shape({ name, className }: { name: ShapeName; className?: string | undefined }) {
  const styles = useMarkStyles()
  return (
    <svg className={mergeClasses(styles.shape, className)} viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">
      {drawings[name]}
    </svg>
  )
}
