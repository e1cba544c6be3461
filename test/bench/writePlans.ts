// Plans of five thousand rows written as files: what it takes, and how long it holds up the thread the bot answers on, in
// this thread and in the one that the app gives it.
import { writeHere } from "#api/exchange/writeHere.ts"
import { writePlan } from "#api/exchange/writePlan.ts"
import { everything } from "#domain/exchange/exportFilter.ts"
import { exportTable } from "#domain/exchange/exportTable.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { anAction, aPlan, aRegister, aTheme, dueBy } from "../support/builders.ts"

const count = 5_000
const today = "2026-11-26"
const words = makeWords("en-GB", english)

const plan = aPlan()
const register = aRegister({
  plans: [plan],
  themes: Array.from({ length: 20 }, (_, at) => aTheme({ key: `t${at}`, title: `Theme ${at}`, order: at })),
  actions: Array.from({ length: count }, (_, at) =>
    anAction({
      ...{ key: `a${String(at).padStart(5, "0")}`, reference: `${1 + (at % 20)}.${at}`, themeKey: `t${at % 20}` },
      ...{ text: `Agree protocol ${at} with the partners and publish it`, byWhen: dueBy("2027-03-31") },
      progress: `Under way: meeting ${(at * 31) % 977} held and its minutes sent`,
    }),
  ),
})

export async function benchWritePlans(): Promise<void> {
  const asked = { register, today, asAt: today, sought: everything, includesExempt: false }
  const made = await held(async () => exportTable(plan, asked))
  console.log(`a table of ${count} rows gathered: ${made.took} ms`)
  const table = exportTable(plan, asked)
  for (const format of ["docx", "xlsx", "csv"] as const) {
    const wanted = { table, format, template: null }
    const loaded = { words, language: "en-GB", messages: english }
    await writePlan({ ...wanted, table: { ...table, themes: [], rows: [] } }, loaded)
    const here = await held(() => writeHere(wanted, words))
    const there = await held(() => writePlan(wanted, loaded))
    console.log(
      `${format}, ${count} rows written: ${there.took} ms, main thread held up ${there.held} ms at most; in the main thread itself ${here.took} ms, held up ${here.held} ms`,
    )
  }
}

async function held(run: () => Promise<unknown>) {
  let [most, last] = [0, performance.now()]
  const look = () => {
    most = Math.max(most, performance.now() - last)
    last = performance.now()
  }
  const timer = setInterval(look, 1)
  const start = performance.now()
  await run()
  const took = Math.round(performance.now() - start)
  look()
  clearInterval(timer)
  return { took, held: Math.round(most) }
}
