// `npm run chaos -- 200`: seeded runs on SQLite, and on a table shared by two instances; ends ill when a rule is broken.
import { parseArgs } from "node:util"
import { runMany, type Variant } from "./runMany.ts"

const { values, positionals } = parseArgs({
  args: process.argv.slice(2).filter(argument => argument !== "--"),
  options: {
    /** Repeats one run. */
    seed: { type: "string" },
    /** The seed of the first run. */
    from: { type: "string", default: "1" },
    only: { type: "string" },
    /** Worlds side by side; runs on a table wait for leases most of the time. */
    lanes: { type: "string" },
    log: { type: "boolean", default: false },
  },
  allowPositionals: true,
})

const variants: Variant[] = ["sqlite", "table"]
const wanted = values.only === undefined ? variants : variants.filter(variant => variant === values.only)
const count = values.seed === undefined ? Number(positionals[0] ?? 20) : 1
const first = Number(values.seed ?? values.from)
let broken = 0
for (const variant of wanted) {
  const seeds = Array.from({ length: count }, (_, at) => first + at)
  const lanes = values.lanes === undefined ? undefined : Number(values.lanes)
  broken += await runMany(variant, seeds, { lanes, print: line => console.log(line), isLogShown: values.log })
}
process.exit(broken === 0 ? 0 : 1)
