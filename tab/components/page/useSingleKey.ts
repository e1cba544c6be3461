// Keys pressed alone. They may be switched off, since a slip of speech input presses them too.
import { useEffect, useSyncExternalStore } from "react"
import { deviceStorage } from "../../host/deviceStorage.ts"

const storageKey = "golden-thread.single-keys"
const listeners = new Set<() => void>()

const areOn = () => deviceStorage.getItem(storageKey) !== "off"

export function switchSingleKeys(isOn: boolean) {
  deviceStorage.setItem(storageKey, isOn ? "on" : "off")
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useAreSingleKeysOn = (): boolean => useSyncExternalStore(subscribe, areOn)

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))

export function useSingleKey(key: string, act: () => void) {
  const isOn = useAreSingleKeysOn()
  useEffect(() => {
    if (!isOn) return
    const listen = (event: KeyboardEvent) => {
      if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      event.preventDefault()
      act()
    }
    addEventListener("keydown", listen)
    return () => removeEventListener("keydown", listen)
  }, [key, act, isOn])
}
