// Asks the API as the signed-in person, and lets in only what the contract allows.
import { createContext, useContext } from "react"
import type { z } from "zod"
import type { ErrorCode } from "#domain/errors.ts"
import { ErrorAnswer } from "#domain/wire/error.ts"
import { ApiError } from "./ApiError.ts"

export type ApiClient = {
  read<T>(path: string, schema: z.ZodType<T>): Promise<T>
  send<T>(path: string, body: unknown, schema: z.ZodType<T>): Promise<T>
}

type Dependencies = {
  getToken: (options: { isFresh: boolean }) => Promise<string>
  fetch: typeof globalThis.fetch
}

/** Reading waits for SharePoint only to ask whether the person may; longer means that nobody answers. */
const readWithinMs = 15_000
/** SharePoint at its slowest takes an update within this. */
const takeWithinMs = 30_000

export function makeApiClient({ getToken, fetch }: Dependencies): ApiClient {
  const signIn = (isFresh: boolean) =>
    getToken({ isFresh }).catch(cause => {
      throw new ApiError("signInNeeded", "get a token from the host", { cause })
    })

  const attempt = async (path: string, init: RequestInit, isFresh: boolean) => {
    const withinMs = init.method === "GET" ? readWithinMs : takeWithinMs
    const headers = { ...init.headers, authorization: `Bearer ${await signIn(isFresh)}` }
    return fetch(path, { ...init, headers, signal: AbortSignal.timeout(withinMs) }).catch(cause => {
      throw new ApiError("unavailable", `${init.method} ${path}`, { cause })
    })
  }

  const ask = async <T>(path: string, init: RequestInit, schema: z.ZodType<T>): Promise<T> => {
    const first = await attempt(path, init, false)
    const response = first.status === 401 ? await attempt(path, init, true) : first
    const body: unknown = await response.json().catch(() => null)
    if (!response.ok) throw refusal(response.status, body, `${init.method} ${path}`)
    const answer = schema.safeParse(body)
    if (!answer.success) throw new ApiError("fault", `read the answer to ${path}`, { cause: answer.error })
    return answer.data
  }

  return {
    read: (path, schema) => ask(path, { method: "GET" }, schema),
    send: (path, body, schema) =>
      ask(
        path,
        { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } },
        schema,
      ),
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
