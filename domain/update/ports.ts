import type { Action } from "../action/action.ts"
import type { Update } from "./update.ts"

/** An action as the store holds it now, with what a later write must match. */
export type Stored<T> = { value: T; etag: string }

/** The part of the plans' store that updates need. Both writes throw AppError when the store cannot be reached. */
export interface UpdateStore {
  /** Read from the store itself, not from any copy; null when there is none. */
  readAction(key: string): Promise<Stored<Action> | null>
  /** Writes only while the action still carries the etag. */
  writeAction(key: string, change: Partial<Action>, etag: string): Promise<"written" | "changed">
  /** Keys are unique: the same update twice is stored once. */
  addUpdate(update: Update): Promise<"added" | "present">
}
