import { invalidRequest } from "../http/graphError.ts"
import { isRecord } from "../http/readBody.ts"

const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64").replace(/=+$/, "")

/** The token of the page after item `lastId`, made as SharePoint makes it. */
export const skipTokenAfter = (lastId: number) => base64(`Paged=TRUE&p_ID=${lastId}`)

export const readSkipToken = (token: string | null): number => {
  if (token === null) return 0
  const [, id] = /^Paged=TRUE&p_ID=(\d+)$/.exec(Buffer.from(token, "base64").toString("utf8")) ?? []
  if (id === undefined) throw invalidRequest("The provided $skiptoken is malformed")
  return Number(id)
}

export type DeltaToken = {
  readonly list: string
  /** Everything up to this change has been delivered. */
  readonly since: number
  /** Deletions up to this change are of no interest: the reader never saw those items. */
  readonly from: number
  /** The query options of the first call: a delta link need not repeat them. */
  readonly options: Readonly<Record<string, string>>
}

export const writeDeltaToken = (token: DeltaToken) => Buffer.from(JSON.stringify(token), "utf8").toString("base64url")

const malformed = () => invalidRequest("Provided sync token is malformed")

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, "base64url").toString("utf8"))
  } catch {
    throw malformed()
  }
}

export const readDeltaToken = (text: string, list: string): DeltaToken => {
  const token = parsed(text)
  if (!isRecord(token) || token.list !== list || !isRecord(token.options)) throw malformed()
  const { since, from, options } = token
  if (typeof since !== "number" || typeof from !== "number") throw malformed()
  const kept = Object.entries(options).filter((entry): entry is [string, string] => typeof entry[1] === "string")
  return { list, since, from, options: Object.fromEntries(kept) }
}
