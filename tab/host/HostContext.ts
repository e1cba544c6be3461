// The host, and its theme as it changes.
import { createContext, useContext, useSyncExternalStore } from "react"
import type { Host, ThemeName } from "./Host.ts"

export const HostContext = createContext<Host | null>(null)

export function useHost(): Host {
  const host = useContext(HostContext)
  if (!host) throw new Error("useHost is called outside HostContext")
  return host
}

export function useHostTheme(): ThemeName {
  const host = useHost()
  return useSyncExternalStore(host.onThemeChange, host.theme)
}
