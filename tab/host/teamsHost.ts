// The tab inside Microsoft Teams.
import { app, authentication, pages } from "@microsoft/teams-js"
import type { Host, ThemeName } from "./Host.ts"

/** In a frame whose parent does not answer, app.initialize() never settles. */
const initializeWithinMs = 4000

const themeNames: Readonly<Record<string, ThemeName>> = { dark: "dark", contrast: "contrast", glass: "dark" }

const readTheme = (name: string): ThemeName => themeNames[name] ?? "light"

/** Null when this window is not inside Teams. */
export async function connectTeams(): Promise<Host | null> {
  if (!(await isInitialized())) return null
  const context = await app.getContext()
  let theme = readTheme(context.app.theme)
  const listeners = new Set<() => void>()
  app.registerOnThemeChangeHandler(name => {
    theme = readTheme(name)
    for (const listener of listeners) listener()
  })
  return {
    addresses: "memory",
    startAt: context.page.subPageId ?? "",
    theme: () => theme,
    onThemeChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    // Teams keeps the token and renews it before it runs out; asking again is all a client can do.
    getToken: () => authentication.getAuthToken(),
    shareLink: async (subPageId, subPageLabel) => pages.shareDeepLink({ subPageId, subPageLabel }),
    notifyLoaded: () => app.notifySuccess(),
    notifyFailed: message => app.notifyFailure({ reason: app.FailedReason.Other, message }),
    signedInAs: null,
  }
}

async function isInitialized(): Promise<boolean> {
  const tooLate = new Promise<false>(resolve => setTimeout(() => resolve(false), initializeWithinMs))
  const initialized = app.initialize().then(
    () => true,
    () => false,
  )
  return Promise.race([initialized, tooLate])
}
