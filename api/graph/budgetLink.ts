// The budget as a link of the client's chain.
import type { Middleware } from "@microsoft/microsoft-graph-client"
import { AppError } from "#domain/errors.ts"
import type { Budget } from "./budget.ts"
import { toClientError } from "./errors.ts"
import { unitsOf } from "./units.ts"

/** Stands right before the transport, so that every try of a repeated request is counted. */
export const withinBudget = (budget: Budget, transport: Middleware): Middleware => ({
  async execute(context) {
    const { request, options } = context
    const isText = typeof request === "string"
    const method = (isText ? options?.method : request.method) ?? "GET"
    const send = async () => {
      await transport.execute(context)
      return context.response
    }
    try {
      await budget.spend(unitsOf(method, isText ? request : request.url), send, options?.signal ?? null)
    } catch (error) {
      throw error instanceof AppError ? toClientError(error) : error
    } finally {
      // The transport leaves its own time limit there, which would end the waiting of the next try.
      if (options) context.options = options
    }
  },
})
