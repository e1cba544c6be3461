import { mergeClasses } from "@fluentui/react-components"
import type { ReactNode } from "react"
import type { Status } from "#domain/action/status.ts"
import type { Standing } from "#domain/wire/standing.ts"
import { useMarkStyles } from "./marks.styles.ts"
import { Shape, type ShapeName } from "./Shape.tsx"

export type Ink = "red" | "amber" | "green" | "blue" | "quiet"

export const ratingShapes: Record<Standing["rating"], ShapeName> = {
  red: "diamond",
  amber: "triangle",
  green: "disc",
  blue: "tick",
  none: "cross",
}

export const ratingInks: Record<Standing["rating"], Ink> = {
  red: "red",
  amber: "amber",
  green: "green",
  blue: "blue",
  none: "quiet",
}

export const statusShapes: Record<Status, ShapeName> = {
  "not started": "ring",
  "under way": "half disc",
  "in place, under review": "tick",
  complete: "tick",
  "on hold": "bars",
  "closed, not proceeding": "cross",
}

type Props = { shape: ShapeName; ink: Ink; isStrong?: boolean; children: ReactNode }

/** Shape, then word, then colour. */
export function Mark({ shape, ink, isStrong = false, children }: Props) {
  const styles = useMarkStyles()
  return (
    <span className={mergeClasses(styles.mark, styles[ink], isStrong && styles.strong)}>
      <Shape name={shape} className={styles.markShape} />
      <span>{children}</span>
    </span>
  )
}
