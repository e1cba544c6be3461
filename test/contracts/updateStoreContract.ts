// What every store of the plans must keep to, as far as updates and requests go.
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import type { Action } from "#domain/action/action.ts"
import type { RequestStore } from "#domain/request/ports.ts"
import { stateOf, type Update } from "#domain/update/update.ts"
import { aByWhen, anAction, anUpdate, aPerson, aRequest, aStage } from "../support/builders.ts"

export type OpenedUpdateStore = {
  store: RequestStore
  /** The updates of an action, read from the store itself. */
  updatesOf(actionKey: string): Promise<readonly Update[]>
  /** Somebody edits the action in the store itself, past this app. */
  editElsewhere(actionKey: string, change: Pick<Action, "text">): Promise<void>
  close(): Promise<void>
}

const stored = anAction({
  key: "01K00000000000000000000001",
  planKey: "01K00000000000000000000002",
  leadKey: "01K00000000000000000000003",
  byWhen: aByWhen({
    words: "CMT: 19 September; then autumn onwards",
    stages: [
      aStage({ label: "CMT", earliest: "2026-09-19", latest: "2026-09-19", doneOn: "2026-09-19" }),
      aStage({ earliest: "2026-10-25", ongoing: true, certainty: "season", inferred: "the year" }),
    ],
    reviewOn: "2026-11-30",
  }),
  originalByWhen: "CMT: 1 September",
})

const update: Update = anUpdate({
  key: "01K00000000000000000000009",
  subjectKey: stored.key,
  at: "2026-11-26T09:00:00Z",
  actor: aPerson("7c1d40a6-52e9-4b38-9f00-000000000008", "Head of Learning and Development"),
  forPost: { key: "01K00000000000000000000003", title: "Head of Learning and Development" },
  formId: "reminder/2026-11-26/p/action:0",
  before: stateOf(stored),
  after: { ...stateOf(stored), status: "complete", progress: "Wedi’i wneud" },
  asked: { status: "complete", closedBecause: null, forecast: "yes" },
  words: "Wedi’i wneud: “2.2” <b> & 'so on'\nsecond line 🧵",
  wordsForColleagues: "For us only",
  stageLabel: "CMT",
  evidence: ["https://council.example/report?a=1&b=2", "A paper copy"],
})

const request = aRequest({
  key: "01K0000000000000000000000B",
  title: "date change 1.1",
  subjectKey: stored.key,
  from: aPerson("7c1d40a6-52e9-4b38-9f00-000000000008", "Head of Learning and Development"),
  askedOn: "2026-11-26",
  starts: "2026-11-27",
  until: "2027-01-31",
  toKey: "01K00000000000000000000003",
  to: aPerson("7c1d40a6-52e9-4b38-9f00-000000000009", "Equalities Officer"),
  stageLabel: "CMT",
  words: "End of January – “2027”",
  reason: "Tiles are late\n& dear",
})

/** `open` makes a store that holds exactly the actions it is given. */
export function updateStoreContract(
  name: string,
  open: (actions: readonly Action[]) => Promise<OpenedUpdateStore>,
): void {
  describe(`store of updates: ${name}`, () => {
    let opened: OpenedUpdateStore

    beforeEach(async () => {
      opened = await open([stored, anAction({ ...stored, key: "01K00000000000000000000004", reference: "1.2" })])
    })
    afterEach(() => opened.close())

    const read = async () => {
      const found = await opened.store.readAction(stored.key)
      if (!found) throw new Error("the action is not there")
      return found
    }

    it("reads an action as it was stored, and the same when nothing was written", async () => {
      expect((await read()).value).toEqual(stored)
      expect(await read()).toEqual(await read())
    })

    it("has nothing under a key that is not there", async () => {
      expect(await opened.store.readAction("01K0000000000000000000000Z")).toBeNull()
    })

    it("writes the part that changed and leaves the rest, also of other actions", async () => {
      const change = {
        ...stateOf(stored),
        status: "closed, not proceeding" as const,
        closedBecause: "absorbed into another action" as const,
        forecast: "at risk" as const,
        progress: "Two lines\nof words, “quoted”",
        lastUpdateOn: "2026-11-26T09:00:01Z",
      }
      expect(await opened.store.writeAction(stored.key, change, (await read()).etag)).toBe("written")
      expect((await read()).value).toEqual({ ...stored, ...change })
      expect((await opened.store.readAction("01K00000000000000000000004"))?.value.status).toBe(stored.status)
    })

    it("empties what is written as empty", async () => {
      await opened.store.writeAction(stored.key, { forecast: "no", progress: "x" }, (await read()).etag)
      await opened.store.writeAction(stored.key, { forecast: null, progress: "" }, (await read()).etag)
      expect((await read()).value).toEqual(stored)
    })

    it("refuses a write that was read before another, and keeps the other", async () => {
      const { etag } = await read()
      await opened.store.writeAction(stored.key, { progress: "one" }, etag)
      expect(await opened.store.writeAction(stored.key, { progress: "two" }, etag)).toBe("changed")
      expect((await read()).value.progress).toBe("one")
    })

    it("refuses a write over an edit made elsewhere, and keeps the edit", async () => {
      const { etag } = await read()
      await opened.editElsewhere(stored.key, { text: "Mend the whole roof" })
      expect(await opened.store.writeAction(stored.key, { progress: "two" }, etag)).toBe("changed")
      expect((await read()).value).toEqual({ ...stored, text: "Mend the whole roof" })
      expect(await opened.store.writeAction(stored.key, { progress: "two" }, (await read()).etag)).toBe("written")
    })

    it("lets one of two through when they write at once", async () => {
      const { etag } = await read()
      const ends = await Promise.all(
        ["one", "two"].map(progress => opened.store.writeAction(stored.key, { progress }, etag)),
      )
      expect(ends.sort()).toEqual(["changed", "written"])
    })

    it("writes nothing where there is no action", async () => {
      const { etag } = await read()
      expect(await opened.store.writeAction("01K0000000000000000000000Z", { progress: "x" }, etag)).toBe("changed")
    })

    it("keeps an update whole", async () => {
      expect(await opened.store.addUpdate(update)).toBe("added")
      expect(await opened.updatesOf(stored.key)).toEqual([update])
    })

    it("keeps an update of little", async () => {
      const little = anUpdate({ key: update.key, subjectKey: stored.key, kind: "no change", held: "closed" })
      await opened.store.addUpdate(little)
      expect(await opened.updatesOf(stored.key)).toEqual([little])
    })

    it("stores an update once, however often it is added, as it first was", async () => {
      await opened.store.addUpdate(update)
      expect(await opened.store.addUpdate({ ...update, words: "other words" })).toBe("present")
      expect((await opened.updatesOf(stored.key)).map(it => it.words)).toEqual([update.words])
    })

    it("stores an update once when it is added twice at once", async () => {
      const ends = await Promise.all([opened.store.addUpdate(update), opened.store.addUpdate(update)])
      expect(ends.sort()).toEqual(["added", "present"])
      expect(await opened.updatesOf(stored.key)).toHaveLength(1)
    })

    it("keeps updates of one action apart from another's", async () => {
      await opened.store.addUpdate(update)
      await opened.store.addUpdate({ ...update, key: "01K0000000000000000000000A", subjectKey: "another" })
      expect(await opened.updatesOf(stored.key)).toEqual([update])
    })

    const readRequest = async () => {
      const found = await opened.store.readRequest(request.key)
      if (!found) throw new Error("the request is not there")
      return found
    }

    it("keeps a request whole, and one of little", async () => {
      const little = aRequest({ key: "01K0000000000000000000000C", title: "x" })
      expect(await opened.store.addRequest(request)).toBe("added")
      expect(await opened.store.addRequest(little)).toBe("added")
      expect((await readRequest()).value).toEqual(request)
      expect((await opened.store.readRequest(little.key))?.value).toEqual(little)
    })

    it("has no request under a key that is not there", async () => {
      expect(await opened.store.readRequest(request.key)).toBeNull()
    })

    it("stores a request once, however often it is added, as it first was", async () => {
      await opened.store.addRequest(request)
      expect(await opened.store.addRequest({ ...request, reason: "another" })).toBe("present")
      expect((await readRequest()).value).toEqual(request)
    })

    it("writes a decision on a request once: the second was read before the first", async () => {
      await opened.store.addRequest(request)
      const { etag } = await readRequest()
      const decision = {
        state: "agreed" as const,
        decidedBy: aPerson("7c1d40a6-52e9-4b38-9f00-000000000001", "Chief Executive"),
        decidedAt: "2026-11-27T09:00:00Z",
        decision: "Yes, the last time.",
      }
      expect(await opened.store.writeRequest(request.key, decision, etag)).toBe("written")
      expect(await opened.store.writeRequest(request.key, { state: "refused" }, etag)).toBe("changed")
      expect((await readRequest()).value).toEqual({ ...request, ...decision })
    })
  })
}
