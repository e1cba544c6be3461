// The tab in a plain browser, which the local world alone allows.
import { z } from "zod"
import type { Host, ThemeName } from "./Host.ts"

export const LocalPerson = z.object({ id: z.string(), post: z.string() })
export type LocalPerson = z.infer<typeof LocalPerson>

const TokenAnswer = z.object({ token: z.string() })

const darkPreferred = "(prefers-color-scheme: dark)"
const contrastPreferred = "(prefers-contrast: more)"

export function browserTheme(): ThemeName {
  if (matchMedia(contrastPreferred).matches) return "contrast"
  return matchMedia(darkPreferred).matches ? "dark" : "light"
}

export function onBrowserThemeChange(listener: () => void): () => void {
  const queries = [matchMedia(darkPreferred), matchMedia(contrastPreferred)]
  for (const query of queries) query.addEventListener("change", listener)
  return () => {
    for (const query of queries) query.removeEventListener("change", listener)
  }
}

/** Who may be chosen at the local sign-in; null where there is none, which is everywhere but the local world. */
export async function readLocalPeople(): Promise<LocalPerson[] | null> {
  const response = await fetch("/api/signin/local").catch(() => null)
  if (!response?.ok) return null
  const answer = z.object({ people: z.array(LocalPerson) }).safeParse(await response.json().catch(() => null))
  return answer.success ? answer.data.people : null
}

export function makeBrowserHost(person: LocalPerson, leave: () => void): Host {
  let token: Promise<string> | null = null
  return {
    addresses: "hash",
    startAt: "",
    theme: browserTheme,
    onThemeChange: onBrowserThemeChange,
    getToken: ({ isFresh }) => {
      if (isFresh || token === null) token = readToken(person.id)
      return token
    },
    shareLink: subPage => navigator.clipboard.writeText(new URL(`#/${subPage}`, location.href).href),
    notifyLoaded: () => undefined,
    notifyFailed: () => undefined,
    signedInAs: { title: person.post, leave },
  }
}

async function readToken(personId: string): Promise<string> {
  const response = await fetch(`/api/signin/local/token?person=${encodeURIComponent(personId)}`)
  if (!response.ok) throw new Error(`Local sign-in answered ${response.status}`)
  return TokenAnswer.parse(await response.json()).token
}
