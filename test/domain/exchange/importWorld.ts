// An import without a server: work and lists in memory, either of which can fail at any call.
import type { Action } from "#domain/action/action.ts"
import { AppError } from "#domain/errors.ts"
import type { ImportIncoming } from "#domain/exchange/importPlan.ts"
import { cancelImport, takeImport } from "#domain/exchange/importPlan.ts"
import type { ImportHead, ImportRow } from "#domain/exchange/importRows.ts"
import { type ImportStore, writeChunk } from "#domain/exchange/importWriting.ts"
import type { PlanReading, ReadAction } from "#domain/exchange/planReading.ts"
import { type Seen, seenOf } from "#domain/exchange/seen.ts"
import type { Plan } from "#domain/plan/plan.ts"
import type { Theme } from "#domain/plan/theme.ts"
import type { Work } from "#domain/work/ports.ts"
import { aPerson, aPost, aRegister, type RegisterParts } from "../../support/builders.ts"
import { countingIds } from "../../support/countingIds.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { memoryUpdateStore } from "../../support/memoryUpdateStore.ts"
import { memoryWork } from "../../support/memoryWork.ts"

export const officer = aPerson("officer")
export const officersPost = aPost({ key: "officers", holder: officer, roles: ["performance officer"] })

export const readAction = (part: Partial<ReadAction> = {}): ReadAction => ({
  ref: null,
  title: "Mend the roof",
  theme: null,
  horizon: null,
  byWhom: [],
  byWhen: { text: "", stages: [] },
  progress: null,
  status: null,
  recommendations: [],
  source: { table: 1, row: 2 },
  ...part,
})

export const dueOn = (latest: string, text = latest): ReadAction["byWhen"] => ({
  text,
  stages: [
    { label: null, earliest: null, latest, ongoing: false, repeats: null, certainty: "day", inferred: "the year" },
  ],
})

export const aReading = (actions: readonly ReadAction[], plan: Partial<PlanReading["plan"]> = {}): PlanReading => ({
  plan: { title: "Roofs", asAt: "2026-11-01", themes: [], ...plan },
  actions: [...actions],
  unread: [],
})

/** What is sent, by a page that was read a moment ago unless it says what it saw. */
export type Sent = Omit<ImportIncoming, "take"> & {
  take: readonly { at: number | null; actionKey: string | null; what: readonly string[]; seen?: Seen }[]
}

export const asNew = (reading: PlanReading, part: Partial<Sent> = {}): Sent => ({
  actor: officer,
  formId: "form",
  into: { kind: "new plan", title: "Roofs", code: "RF", planKind: "improvement plan" },
  reading,
  owners: {},
  take: [],
  ...part,
})

export const asChanges = (reading: PlanReading, take: Sent["take"], part: Partial<Sent> = {}) =>
  asNew(reading, { into: { kind: "plan", planKey: "plan" }, take, ...part })

/** Fails at one call among all, before or after it had its effect. */
export type Break = { at: number; isAfter: boolean }

export function importWorld(parts: RegisterParts = {}, breakage: Break | null = null) {
  const clock = fixedClock()
  const given = { ...parts, posts: [officersPost, ...(parts.posts ?? [])] }
  const lists = memoryUpdateStore(given)
  const plans = new Map((parts.plans ?? []).map(plan => [plan.key, plan]))
  const themes = new Map((parts.themes ?? []).map(theme => [theme.key, theme]))
  const added = new Map<string, Action>()
  let calls = 0

  async function step<T>(run: () => Promise<T>): Promise<T> {
    const isHere = ++calls === breakage?.at
    if (isHere && !breakage?.isAfter) throw new AppError("unavailable", "broken before")
    const result = await run()
    if (isHere) throw new AppError("unavailable", "broken after")
    return result
  }
  const breaking = <P extends object>(port: P, methods: readonly (keyof P)[]): P => {
    const wrapped = methods.map(name => {
      const call = port[name] as (...given: unknown[]) => Promise<unknown>
      return [name, (...given: unknown[]) => step(() => call(...given))]
    })
    return { ...port, ...Object.fromEntries(wrapped) }
  }
  const put = async <T extends { key: string }>(map: Map<string, T>, value: T) => {
    if (map.has(value.key)) return "present" as const
    map.set(value.key, structuredClone(value))
    return "added" as const
  }
  const codeIsTaken = ({ key, code }: Plan) => [...plans.values()].some(it => it.key !== key && it.code === code)
  const store: ImportStore = {
    ...lists,
    addPlan: async plan => {
      if (codeIsTaken(plan)) throw new AppError("conflict", "code")
      return put(plans, plan)
    },
    addTheme: (theme: Theme) => put(themes, theme),
    addAction: action => put(added, action),
  }
  const register = () =>
    aRegister({
      ...given,
      plans: [...plans.values()],
      themes: [...themes.values()],
      actions: [...lists.actions.values(), ...added.values()],
      updates: [...lists.updates],
    })
  const inner = memoryWork()
  const work: Work = breaking(inner, ["insertIfAbsent", "compareAndSet", "remove"])
  const ports = { work, register, clock, ids: countingIds() }
  const brokenStore = breaking(store, ["addPlan", "addTheme", "addAction", "addUpdate", "writeAction"])

  const asSent = (sent: Sent): ImportIncoming => ({
    ...sent,
    take: sent.take.map(each => {
      const action = lists.actions.get(each.actionKey ?? "")
      return { seen: action ? seenOf(action) : null, ...each }
    }),
  })

  /** One chunk of what is due; false when nothing is. */
  async function round(): Promise<boolean> {
    const [row] = await inner.claimDue<ImportHead>("import", clock.now(), clock.now() + 60_000, 1)
    if (!row) return false
    await writeChunk({ work, clock, store: brokenStore }, row).catch(error => {
      if (!(error instanceof AppError)) throw error
    })
    return true
  }

  return {
    ...{ ports, lists, plans, themes, clock, store, round, register },
    calls: () => calls,
    take: (sent: Sent) => takeImport(ports, asSent(sent)),
    cancel: (key: string) => cancelImport(ports, key),
    /** Sends again until it is taken, as a person would whose page told of a failure. */
    async insist(sent: Sent) {
      const incoming = asSent(sent)
      for (let tries = 0; tries < 3; tries++) {
        const taken = await takeImport(ports, incoming).catch(() => null)
        if (taken) return taken
      }
      throw new Error("not taken")
    },
    /** Until nothing is due; leases of what broke run out meanwhile. */
    async finish() {
      for (let idle = 0; idle < 3; ) {
        if (await round()) idle = 0
        else idle++
        clock.pass(61)
      }
    },
    actions: (planKey?: string) =>
      [...lists.actions.values(), ...added.values()].filter(it => planKey === undefined || it.planKey === planKey),
    rows: () => inner.list<ImportHead>("import") as Promise<ImportRow[]>,
  }
}

export type ImportWorld = ReturnType<typeof importWorld>
