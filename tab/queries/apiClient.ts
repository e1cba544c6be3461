// Asks the API as the signed-in person, and lets in only what the contract allows.
import { createContext, useContext } from "react"
import type { z } from "zod"
import type { ErrorCode } from "#domain/errors.ts"
import { ErrorAnswer } from "#domain/wire/error.ts"
import { ApiError } from "./ApiError.ts"

export type ApiClient = {
  read<T>(path: string, schema: z.ZodType<T>): Promise<T>
  send<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>
  /** A file as it is, for the API to read. */
  sendFile<T>(path: string, file: Blob, schema: z.ZodType<T>): Promise<T>
  download(path: string): Promise<Download>
}

export type Download = { name: string; content: Blob }

type Dependencies = {
  getToken: (options: { isFresh: boolean }) => Promise<string>
  fetch: typeof globalThis.fetch
}

/** Reading waits for SharePoint only to ask whether the person may; longer means that nobody answers. */
const readWithinMs = 15_000
/** SharePoint at its slowest takes an update within this. */
const takeWithinMs = 30_000
/** A large document is up to a minute on its way, and up to a minute being read or written. */
const fileWithinMs = 120_000

export function makeApiClient({ getToken, fetch }: Dependencies): ApiClient {
  const signIn = (isFresh: boolean) =>
    getToken({ isFresh }).catch(cause => {
      throw new ApiError("signInNeeded", "get a token from the host", { cause })
    })

  const attempt = async (path: string, { withinMs, ...init }: Asking, isFresh: boolean) => {
    const headers = { ...init.headers, authorization: `Bearer ${await signIn(isFresh)}` }
    return fetch(path, { ...init, headers, signal: AbortSignal.timeout(withinMs) }).catch(cause => {
      throw new ApiError("unavailable", `${init.method} ${path}`, { cause })
    })
  }

  const answered = async (path: string, asking: Asking): Promise<Response> => {
    const first = await attempt(path, asking, false)
    const response = first.status === 401 ? await attempt(path, asking, true) : first
    if (response.ok) return response
    throw refusal(response.status, await response.json().catch(() => null), `${asking.method} ${path}`)
  }

  const ask = async <T>(path: string, asking: Asking, schema: z.ZodType<T>): Promise<T> => {
    const response = await answered(path, asking)
    const body: unknown = await response.json().catch(() => null)
    const answer = schema.safeParse(body)
    if (!answer.success) throw new ApiError("fault", `read the answer to ${path}`, { cause: answer.error })
    return answer.data
  }

  return {
    read: (path, schema) => ask(path, { method: "GET", withinMs: readWithinMs }, schema),
    send: (path, body, schema) =>
      ask(path, { ...post(JSON.stringify(body), "application/json"), withinMs: takeWithinMs }, schema),
    sendFile: (path, file, schema) => ask(path, { ...post(file, bytes), withinMs: fileWithinMs }, schema),
    download: async path => {
      const response = await answered(path, { method: "GET", withinMs: fileWithinMs })
      const content = await response.blob().catch(cause => {
        throw new ApiError("unavailable", `take in ${path}`, { cause })
      })
      return { name: nameOfFile(response.headers.get("content-disposition") ?? ""), content }
    },
  }
}

type Asking = RequestInit & { withinMs: number }

/** Whatever the file calls itself: JSON would else pass for words of ours. */
const bytes = "application/octet-stream"

const post = (body: BodyInit, type: string) => ({ method: "POST", body, headers: { "content-type": type } })

/** The name a download is given; empty when it has none. */
export function nameOfFile(disposition: string): string {
  const plain = /filename="([^"]*)"/i.exec(disposition)?.[1] ?? ""
  const whole = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  try {
    return whole === undefined ? plain : decodeURIComponent(whole)
  } catch {
    return plain
  }
}

const codes: Readonly<Record<number, ErrorCode>> = {
  400: "invalid",
  401: "signInNeeded",
  403: "forbidden",
  404: "notFound",
  409: "conflict",
  429: "busy",
  502: "unavailable",
  503: "unavailable",
  504: "unavailable",
}

function refusal(status: number, body: unknown, operation: string): ApiError {
  const message = `${operation} answered ${status}`
  const answer = ErrorAnswer.safeParse(body)
  if (!answer.success) return new ApiError(codes[status] ?? "fault", message)
  return new ApiError(answer.data.error.code, message, answer.data.error)
}

export const ApiContext = createContext<ApiClient | null>(null)

export function useApi(): ApiClient {
  const api = useContext(ApiContext)
  if (!api) throw new Error("useApi is called outside ApiContext")
  return api
}
