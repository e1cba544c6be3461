import type { Operator } from "./readFilter.ts"

type Comparable = string | number | boolean

const folded = (value: Comparable) => (typeof value === "string" ? value.toLowerCase() : value)

/** Compares as SharePoint and the directory both do: text without regard to case. An empty value only differs. */
export const compare = (value: Comparable | undefined, operator: Operator, wanted: Comparable): boolean => {
  if (value === undefined) return operator === "ne"
  const left = folded(value)
  const right = folded(wanted)
  switch (operator) {
    case "eq":
      return left === right
    case "ne":
      return left !== right
    case "gt":
      return left > right
    case "ge":
      return left >= right
    case "lt":
      return left < right
    case "le":
      return left <= right
    case "startswith":
      return String(left).startsWith(String(right))
  }
}
