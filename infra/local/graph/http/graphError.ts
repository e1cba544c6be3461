type Parts = {
  readonly status: number
  readonly code: string
  readonly message: string
  readonly innerCode?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown anywhere below a request; answered in Graph's own envelope. */
export class GraphError extends Error {
  readonly status: number
  readonly code: string
  readonly innerCode: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor({ status, code, message, innerCode, headers }: Parts) {
    super(message)
    this.status = status
    this.code = code
    this.innerCode = innerCode
    this.headers = headers ?? {}
  }
}

export const invalidRequest = (message: string) => new GraphError({ status: 400, code: "invalidRequest", message })

export const itemNotFound = (message = "The resource could not be found.") =>
  new GraphError({ status: 404, code: "itemNotFound", message })

export const accessDenied = () => new GraphError({ status: 403, code: "accessDenied", message: "Access denied" })

export const nameAlreadyExists = (message: string) =>
  new GraphError({ status: 409, code: "nameAlreadyExists", message })

export const resourceModified = (status: 409 | 412) =>
  new GraphError({
    status,
    code: "resourceModified",
    message: "The resource has changed since the caller last read it; usually an eTag mismatch",
  })

export const tooManyResources = () =>
  new GraphError({
    status: 400,
    code: "notSupported",
    message: "The request is unprocessable because it uses too many resources",
    innerCode: "tooManyResources",
  })

export const notImplemented = (what: string) =>
  new GraphError({ status: 501, code: "notImplemented", message: `The local Graph does not implement ${what}.` })

/** Over the limits of the service: `retryAfter` in whole seconds, absent when the service does not say. */
export const throttled = (retryAfter: number | undefined, headers: Readonly<Record<string, string>> = {}) =>
  new GraphError({
    status: 429,
    code: "activityLimitReached",
    message: "The app or user has been throttled.",
    innerCode: "throttledRequest",
    headers: { ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }), ...headers },
  })

type Stamp = { readonly at: Date; readonly requestId: string; readonly clientRequestId: string }

export const errorBody = (error: GraphError, { at, requestId, clientRequestId }: Stamp) => ({
  error: {
    code: error.code,
    message: error.message,
    innerError: {
      ...(error.innerCode && { code: error.innerCode }),
      date: at.toISOString().slice(0, 19),
      "request-id": requestId,
      "client-request-id": clientRequestId,
    },
  },
})
