import type { IncomingMessage } from "node:http"
import { GraphError, invalidRequest } from "./graphError.ts"

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const limit = 4 * 1024 * 1024

export const readText = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
  }
  if (size <= limit) return Buffer.concat(chunks).toString("utf8")
  throw new GraphError({ status: 413, code: "requestEntityTooLarge", message: "Request Entity Too Large" })
}

/** The JSON sent, or undefined when nothing was. */
export const parseBody = (text: string): unknown => {
  if (text === "") return undefined
  try {
    return JSON.parse(text)
  } catch {
    throw invalidRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    )
  }
}
