// Whose work a request to Graph is and how long it may wait: known from where the work was begun, so no store passes it on.
import { AsyncLocalStorage } from "node:async_hooks"

/**
 * In the order they pass when units are short. Reads are what people wait for, and few: the copy in memory answers all but
 * the rounds that keep it fresh, so they hold up nobody. A reply has been promised to its owner. An import can wait.
 */
export const lanes = ["read", "reply", "edit", "import"] as const
export type Lane = (typeof lanes)[number]

/** How long each request may wait for its units; with 0 it passes at once or fails at once. */
export type Patience = { patienceMilliseconds: number }
export type Turn = Patience & { lane: Lane }

const usual: Turn = { lane: "read", patienceMilliseconds: 5000 }

const turns = new AsyncLocalStorage<Turn>()

/**
 * Runs something whose requests to Graph go in a lane; the innermost lane counts. An iterable made inside and read outside
 * is in its reader's lane.
 */
export const inLane = <T>(lane: Lane, { patienceMilliseconds }: Patience, run: () => T): T =>
  turns.run({ lane, patienceMilliseconds }, run)

/** The lane of what runs now. */
export const currentTurn = (): Turn => turns.getStore() ?? usual
