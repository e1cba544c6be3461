// The council's directory: people to choose from, and whether those who hold posts are still there.
import { z } from "zod"
import { AppError } from "#domain/errors.ts"
import type { GraphClient } from "./client.ts"
import { toAppError } from "./errors.ts"

export type DirectoryPerson = { id: string; name: string; jobTitle: string | null }

export interface Directory {
  /** By the beginning of a name or an address; null when the app may not search. */
  search(text: string): Promise<DirectoryPerson[] | null>
  /** Of these object ids, those who are gone or disabled; null when the app may not look. */
  leaversAmong(ids: readonly string[]): Promise<Set<string> | null>
}

const Found = z.object({
  value: z.array(z.object({ id: z.string(), displayName: z.string().nullish(), jobTitle: z.string().nullish() })),
})
const Account = z.object({ accountEnabled: z.boolean().nullish() })

const mostFound = 15

export function createDirectory(client: GraphClient): Directory {
  async function isLeaver(id: string): Promise<boolean> {
    try {
      const found = Account.parse(await client.api(`/users/${encodeURIComponent(id)}?$select=id,accountEnabled`).get())
      return found.accountEnabled === false
    } catch (error) {
      const translated = toAppError(error, "look for a person in the directory")
      if (translated.code === "notFound") return true
      // An id that is none says nothing about anybody having left.
      if (translated.code === "invalid") return false
      throw translated
    }
  }

  return {
    async search(text) {
      const begin = encodeURIComponent(text.trim().replaceAll("'", "''"))
      const filter = `startswith(displayName,'${begin}') or startswith(mail,'${begin}')`
      const path = `/users?$filter=${filter}&$select=id,displayName,jobTitle&$top=${mostFound}`
      const found = await orNull(async () => Found.parse(await client.api(path).get()))
      if (found === null) return null
      return found.value.map(({ id, displayName, jobTitle }) => ({
        id,
        name: displayName ?? id,
        jobTitle: jobTitle ?? null,
      }))
    },
    leaversAmong: ids =>
      orNull(async () => {
        const gone = new Set<string>()
        for (const id of ids) if (await isLeaver(id)) gone.add(id)
        return gone
      }),
  }
}

/** Without permission there is no directory; that is no fault. */
async function orNull<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask()
  } catch (error) {
    const translated = toAppError(error, "read the directory")
    if (translated instanceof AppError && translated.code === "forbidden") return null
    throw translated
  }
}
