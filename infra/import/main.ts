// `npm run import`: brings a plan in from a shell. What would be read of a file is shown by --dry-run, and nothing written.
import { parseArgs } from "node:util"
import { z } from "zod"
import type { PlanReading } from "#domain/exchange/planReading.ts"
import { PlanKind } from "#domain/plan/plan.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { type BroughtIn, bringIn, takeables } from "./bringIn.ts"
import { connect } from "./connect.ts"
import { openReading } from "./openReading.ts"

const help = `npm run import -- FILE --plan CODE [--as-at DAY] [--dry-run] [--json]

FILE is a .docx, .xlsx, .csv, .txt or .html file with a plan's table, or the .json that --dry-run --json
gave, corrected by hand.

  --plan CODE      the plan; when none has the code, a plan is made, as a draft that nobody is chased for
  --as-at DAY      the day the document stands at, YYYY-MM-DD; goes before the document's own
  --dry-run        reads and shows; needs no lists, no settings and no --plan
  --json           prints JSON, and nothing else
  --title TITLE    the title of a new plan; else the document's
  --kind KIND      the kind of a new plan: ${PlanKind.options.join(", ")}
  --take LIST      what is taken into a plan that is there, of ${takeables.join(",")};
                   all but "gone" unless said. What owners have said since the document's day is never taken here.
  --local          writes into the local world that npm start runs, and needs no settings: Graph and sign-in are
                   looked for on PORT + 1 and PORT + 2 (PORT as for npm start, else 3978), or at the addresses in
                   LOCAL_GRAPH and LOCAL_SIGN_IN, on this machine only

Without --local it takes the app's own settings from the environment, as npm run serve does, and half of its
allowance of Graph. Owners are paired with posts of exactly their title. Broken off (Ctrl-C ends after the rows under
way), the same command goes on where it was. It ends with 0 when all is written.`

const Options = z.object({
  plan: z.string().trim().min(1).max(20).optional(),
  "as-at": z.iso.date().optional(),
  title: z.string().trim().min(1).max(250).optional(),
  kind: PlanKind.default("improvement plan"),
  take: z
    .string()
    .transform(list => list.split(",").map(each => each.trim()))
    .pipe(z.array(z.enum(takeables)))
    .default(takeables.filter(each => each !== "gone")),
  "dry-run": z.boolean().default(false),
  json: z.boolean().default(false),
  local: z.boolean().default(false),
})
type Options = z.infer<typeof Options>

const text = { type: "string" } as const
const flag = { type: "boolean" } as const

class Misused extends Error {}

function readArguments(): { file: string; options: Options } | null {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      ...{ plan: text, "as-at": text, title: text, kind: text, take: text },
      ...{ "dry-run": flag, json: flag, local: flag, help: flag },
    },
  })
  if (values.help) return null
  const [file, ...others] = positionals
  if (file === undefined || others.length > 0) throw new Misused("one FILE is wanted")
  const read = Options.safeParse(values)
  if (!read.success) throw new Misused(z.prettifyError(read.error))
  if (!read.data["dry-run"] && read.data.plan === undefined) throw new Misused("--plan CODE is wanted")
  return { file, options: read.data }
}

async function run(): Promise<number> {
  const given = readArguments()
  if (given === null) {
    console.log(help)
    return 0
  }
  const { file, options } = given
  const opened = await openReading(file, options["as-at"] ?? null)
  if (opened.kind === "refused") throw new Misused(opened.sentence)
  if (options["dry-run"]) {
    console.log(options.json ? JSON.stringify(opened.reading, null, 2) : summary(opened.reading))
    return 0
  }
  const connection = await connect(process.env, options.local)
  const ending = new AbortController()
  process.once("SIGINT", () => ending.abort())
  process.once("SIGTERM", () => ending.abort())
  const wanted = {
    ...{ code: options.plan ?? "", title: options.title ?? null },
    ...{ planKind: options.kind, take: options.take },
  }
  const ended = await bringIn(connection, opened.reading, wanted, { progress, signal: ending.signal })
  console.log(options.json ? JSON.stringify(ended) : told(ended, options))
  return isAllThere(ended) ? 0 : 1
}

/** Run again, there is nothing left to write, and that is how it should be. */
const isAllThere = (ended: BroughtIn) =>
  ended.kind === "refused" ? ended.why === "nothing to write" : ended.state === "done"

const progress = (written: number, rows: number) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${written} of ${rows} `)
}

function told(ended: BroughtIn, { plan }: Options): string {
  if (ended.kind === "refused")
    return ended.why === "nothing to write"
      ? `Nothing to bring in: plan ${plan} holds what was taken of the file.`
      : `Refused: ${ended.why}.`
  const { state, written, rows, left, why } = ended
  const because = why === null ? "" : `: ${makeWords("en-GB", english).say(`error.import.${why}`)}`
  const others = left === 0 ? "" : `; in ${left} of them something changed meanwhile, which was left as it is`
  return `${state}, ${written} of ${rows} rows written${others}${because}`
}

function summary({ plan, actions, unread }: PlanReading): string {
  const owners = new Set(actions.flatMap(({ byWhom }) => byWhom.map(({ name }) => name)))
  return [
    `${plan.title ?? "(no title)"}${plan.asAt === null ? "" : `, as at ${plan.asAt}`}`,
    `${actions.length} actions, ${plan.themes.length} themes, ${owners.size} owners, ${unread.length} unread`,
    ...unread.map(it => `  ${it.where}: ${it.why}: ${it.text.replaceAll("\n", " ")}`),
  ].join("\n")
}

try {
  process.exitCode = await run()
} catch (error) {
  const isMisused = error instanceof Misused || (error as { code?: string }).code?.startsWith("ERR_PARSE_ARGS")
  console.error(`${error instanceof Error ? error.message : error}${isMisused ? "\nnpm run import -- --help" : ""}`)
  process.exitCode = isMisused ? 2 : 1
}
