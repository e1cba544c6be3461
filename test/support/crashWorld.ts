// The world of one file of crash stories, with everything such a story does and looks at.
import { afterAll, beforeAll, vi } from "vitest"
import { lookingAt } from "./crashLooks.ts"
import { type CrashWorld, startCrashWorld } from "./crashRun.ts"

export type Crash = CrashWorld & ReturnType<typeof lookingAt>

/** Filled before the file's first test. */
export function crashWorldOfFile(): Crash {
  const crash = {} as Crash
  // Each of these tests starts the app two or three times.
  vi.setConfig({ testTimeout: 90_000 })
  beforeAll(async () => {
    const run = await startCrashWorld()
    Object.assign(crash, run, lookingAt(run))
  })
  afterAll(() => crash.close())
  return crash
}
