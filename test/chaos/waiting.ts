// Waiting with an end: a run that comes to nothing says what it waited for.

export type Until = {
  /** Throws once the time is up. */
  check(what: string): void
  /** Rejects when the time is up. */
  passed(what: string): Promise<never>
  /** Looks until there is something; throws when the time is up. */
  wait<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T>
}

export const rest = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

export function within(milliseconds: number): Until {
  const end = Date.now() + milliseconds
  const vain = (what: string) => new Error(`waited in vain for ${what}`)
  const check = (what: string) => {
    if (Date.now() > end) throw vain(what)
  }
  return {
    check,
    passed: what =>
      new Promise<never>((_, reject) => setTimeout(() => reject(vain(what)), Math.max(0, end - Date.now())).unref()),
    async wait(what, look) {
      for (;;) {
        const found = await look()
        if (found !== null) return found
        check(what)
        await rest(50)
      }
    },
  }
}
