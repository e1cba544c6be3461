// Properties meet the same cases in every run, so that what fails was caused by the change at hand. HUNT=20 tries twenty
// times as many, from a new seed.
import fc from "fast-check"

const hunt = Number(process.env.HUNT ?? 0)
const usual = 100

fc.configureGlobal(hunt > 0 ? { numRuns: usual * hunt } : { seed: 20_261_126 })

/** Parameters of a property that is worth another number of cases than usual. */
export const cases = (numRuns: number) => ({ numRuns: numRuns * Math.max(hunt, 1) })

export { fc }
