// Waiting with an end: a run that comes to nothing says what it waited for.
import { AppError } from "#domain/errors.ts"

export type Until = {
  /** Throws once the time is up. */
  check(what: string): void
  /** Rejects when the time is up. */
  passed(what: string): Promise<never>
  /** Looks until there is something; throws when the time is up. A store that is too busy to answer is looked at again. */
  wait<T>(what: string, look: () => Promise<T | null> | T | null): Promise<T>
}

export const rest = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds))

function nothingYet(error: unknown): null {
  if (error instanceof AppError && (error.code === "busy" || error.code === "unavailable")) return null
  throw error
}

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
        const found = await Promise.resolve(look()).catch(nothingYet)
        if (found !== null) return found
        check(what)
        await rest(50)
      }
    },
  }
}
