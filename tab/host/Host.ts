// What the tab needs from the window it runs in: Microsoft Teams, or a plain browser.

export type ThemeName = "light" | "dark" | "contrast"

export type Host = {
  /** Where the address is kept: Teams keeps none, a browser has its address bar. */
  addresses: "memory" | "hash"
  /** The sub-page asked for by a deep link. Text from outside: match it, never trust it. */
  startAt: string
  theme(): ThemeName
  /** Calls back at each change; the answer ends it. */
  onThemeChange(listener: () => void): () => void
  /** The person's token; `isFresh` asks for one that was not used before. */
  getToken(options: { isFresh: boolean }): Promise<string>
  /** Hands the person a link to a sub-page. */
  shareLink(subPage: string, label: string): Promise<void>
  /** Tells the host that the first page is drawn. */
  notifyLoaded(): void
  /** Tells the host that nothing can be drawn. */
  notifyFailed(message: string): void
  /** Set where the person chose who to be, which Teams never allows. */
  signedInAs: { title: string; leave(): void } | null
}
