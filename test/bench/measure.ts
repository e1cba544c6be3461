// Times things beside a yardstick: on a noisy machine only the ratio of the two says anything.

/** Median of `runs` timings, in milliseconds. */
export async function median(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = []
  for (let at = 0; at < runs; at++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
}

/** The same for two things by turns, so that both meet the same machine. */
export async function medians(runs: number, ours: () => unknown, bare: () => unknown) {
  const times: { ours: number; bare: number }[] = []
  for (let at = 0; at < runs; at++) times.push({ ours: await median(1, ours), bare: await median(1, bare) })
  const middle = (of: "ours" | "bare") => times.map(it => it[of]).toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0
  return { ours: middle("ours"), bare: middle("bare") }
}

export type Row = { what: string; ours: number; yardstick: string; bare: number }

export function printRow({ what, ours, yardstick, bare }: Row): void {
  const figure = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ms`
  console.log(
    `${what.padEnd(52)} ${figure(ours).padStart(10)}   ${(ours / bare).toFixed(2).padStart(6)} ×  ${yardstick} (${figure(bare)})`,
  )
}

export function percentiles(values: readonly number[]): string {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) =>
    `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(0)} ms`
  return `p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}`
}
