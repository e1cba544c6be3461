import { useSyncExternalStore } from "react"
import { flushSync } from "react-dom"

let isPrinting = false

/** Drawn at once: the browser takes its picture when the listeners have returned. */
function subscribe(listener: () => void) {
  const tell = (is: boolean) => () => {
    isPrinting = is
    flushSync(listener)
  }
  const [before, after] = [tell(true), tell(false)]
  addEventListener("beforeprint", before)
  addEventListener("afterprint", after)
  return () => {
    removeEventListener("beforeprint", before)
    removeEventListener("afterprint", after)
  }
}

/** Whether the page is being printed, by a button of ours or by the browser's own. */
export const useIsPrinting = (): boolean => useSyncExternalStore(subscribe, () => isPrinting)
