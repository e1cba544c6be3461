import type { Request } from "../people/request.ts"
import type { Stored, UpdateStore } from "../update/ports.ts"

/** The part of the plans' store that requests need. All throw AppError when the store cannot be reached. */
export interface RequestStore extends UpdateStore {
  /** Keys are unique: the same request twice is stored once. */
  addRequest(request: Request): Promise<"added" | "present">
  readRequest(key: string): Promise<Stored<Request> | null>
  /** Writes only while the request still carries the etag. */
  writeRequest(key: string, change: Partial<Request>, etag: string): Promise<"written" | "changed">
}
