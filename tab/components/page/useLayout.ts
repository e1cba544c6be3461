import { useSyncExternalStore } from "react"

/** One column below 640; a panel beside the table from 1000. */
export type Layout = "narrow" | "medium" | "wide"

const medium = matchMedia("(min-width: 640px)")
const wide = matchMedia("(min-width: 1000px)")

const read = (): Layout => (wide.matches ? "wide" : medium.matches ? "medium" : "narrow")

function subscribe(listener: () => void) {
  medium.addEventListener("change", listener)
  wide.addEventListener("change", listener)
  return () => {
    medium.removeEventListener("change", listener)
    wide.removeEventListener("change", listener)
  }
}

export const useLayout = (): Layout => useSyncExternalStore(subscribe, read)
