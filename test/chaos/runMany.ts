// Many runs, in lanes side by side; prints a line for each and a summary.
import { type Azurite, startAzurite } from "../support/azurite.ts"
import type { Store } from "./chaosWorld.ts"
import { type Lane, openLane } from "./lane.ts"
import type { Figures, Outcome } from "./run.ts"

export type Variant = "sqlite" | "table"

/** Half of a run is waiting; a table’s runs wait for a dead instance’s leases, but share one Azurite. */
const usualLanes: Record<Variant, number> = { sqlite: 2, table: 2 }

type Telling = { lanes?: number | undefined; print(line: string): void; isLogShown?: boolean }

/** Answers how many runs broke a rule. */
export async function runMany(variant: Variant, seeds: readonly number[], telling: Telling): Promise<number> {
  const { lanes = usualLanes[variant], print, isLogShown = false } = telling
  const begun = Date.now()
  const outcomes: Outcome[] = []
  print(`${variant === "sqlite" ? "One instance on SQLite" : "Two instances on a table"}: ${seeds.length} runs`)
  await runSeeds(variant, seeds, lanes, outcome => {
    outcomes.push(outcome)
    print(lineOf(variant, outcome))
    if (isLogShown || outcome.faults.length > 0)
      for (const line of outcome.log.slice(-15)) print(`    ${(line.split("\n")[0] ?? "").slice(0, 300)}`)
  })
  const broken = outcomes.filter(({ faults }) => faults.length > 0)
  for (const line of summaryOf(outcomes, Date.now() - begun)) print(line)
  if (broken.length > 0) print(`  broken: seeds ${broken.map(({ seed }) => seed).join(", ")}`)
  return broken.length
}

export async function runSeeds(
  variant: Variant,
  seeds: readonly number[],
  lanes: number,
  ended: (outcome: Outcome) => void,
): Promise<void> {
  const azurite = variant === "table" ? await startAzurite() : null
  const left = [...seeds]
  try {
    const workers = Math.min(lanes, left.length)
    await Promise.all(Array.from({ length: workers }, () => runLane(openLane(storeOf(azurite)), left, ended)))
  } finally {
    await azurite?.close()
  }
}

const storeOf = (azurite: Azurite | null): Store =>
  azurite ? { kind: "table", connectionString: azurite.connectionString } : { kind: "sqlite" }

async function runLane(lane: Lane, left: number[], ended: (outcome: Outcome) => void) {
  try {
    for (let seed = left.shift(); seed !== undefined; seed = left.shift()) ended(await lane.run(seed))
  } finally {
    await lane.close()
  }
}

const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`

function lineOf(variant: Variant, { seed, figures, faults, log }: Outcome): string {
  const told = figures
    ? [
        `${figures.kills} kills (${figures.killedSending} cards on their way)`,
        `${figures.sent} sent, ${figures.unknown} unknown (${figures.unknownArrived} arrived), ${figures.openAnswers} open answers`,
        `${figures.replies} replies (${figures.held.length} held), ${figures.pressedAgain} pressed again`,
        `${figures.failedStarts} failed starts, ${seconds(figures.milliseconds)}`,
      ].join("; ")
    : "did not end"
  const verdict = faults.length === 0 ? "holds " : "BROKEN"
  const again = (figures?.askedAgain ?? []).map(person => `asked again without need: ${person}`)
  const notes = [...faults, ...(figures?.held ?? []).map(story => `held: ${story}`), ...again, ...unexpectedIn(log)]
  return [`  ${variant} seed ${seed} ${verdict} ${told}`, ...notes.map(note => `      ${note}`)].join("\n")
}

/** What came from outside is translated where it enters; anything else in the log is a fault of the app's own. */
const fromOutside = /AppError|RestError|AbortError|ServerError|ClientAuthError|fetch failed/

/** Lines of the log that no storm explains, each kind once. */
function unexpectedIn(log: readonly string[]): string[] {
  const first = log.filter(line => !fromOutside.test(line)).map(line => line.split("\n")[0] ?? "")
  return [...new Set(first)].map(
    line => `unexpected in the log (${first.filter(it => it === line).length} times): ${line}`,
  )
}

function summaryOf(outcomes: readonly Outcome[], milliseconds: number): string[] {
  const all = outcomes.flatMap(({ figures }) => (figures ? [figures] : []))
  const sum = (what: Exclude<keyof Figures, "held" | "askedAgain">) =>
    all.reduce((total, figures) => total + figures[what], 0)
  const holding = outcomes.filter(({ faults }) => faults.length === 0).length
  return [
    `  ${holding} of ${outcomes.length} runs hold, in ${seconds(milliseconds)}`,
    `  ${sum("kills")} kills found ${sum("killedSending")} cards on their way; ${sum("openAnswers")} answers left open`,
    `  ${sum("sent")} sent, ${sum("unknown")} unknown, of which ${sum("unknownArrived")} had arrived`,
    `  ${sum("replies")} replies (${all.flatMap(({ held }) => held).length} held), ${sum("pressedAgain")} presses repeated, ${sum("failedStarts")} starts failed`,
  ]
}
