import { describe, expect, it } from "vitest"
import type { Shown } from "#domain/wire/actions.ts"
import {
  afterSent,
  changing,
  type Draft,
  draftStore,
  fieldInTheWay,
  isChanging,
  newDraft,
  obstacle,
  reopen,
  saysSomething,
} from "../../../../tab/components/action/draft.ts"

const shown: Shown = { status: "under way", leadKey: "L1", lastUpdateOn: null, due: "October 2026" }
const present = { shown, closedBecause: null }
const changedShown: Shown = { ...shown, status: "on hold", lastUpdateOn: "2026-11-26T14:20:00Z" }
const changed = { shown: changedShown, closedBecause: null }
const closed = {
  shown: { ...shown, status: "closed, not proceeding" as const },
  closedBecause: "no longer needed" as const,
}
const limit = 10

const draftWith = (fields: Partial<Draft["fields"]>, parts: Partial<Draft> = {}): Draft => {
  const fresh = newDraft("form-1", present)
  return { ...fresh, keptAt: "2026-11-26T14:00:00Z", ...parts, fields: { ...fresh.fields, ...fields } }
}

function memory() {
  const items = new Map<string, string>()
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  }
}

describe("newDraft", () => {
  it("begins at the present status with nothing else said", () => {
    expect(newDraft("form-1", present).fields).toEqual({
      status: "under way",
      closedBecause: null,
      forecast: null,
      words: "",
      wordsForColleagues: "",
      stageLabel: null,
    })
  })
})

describe("a closed action", () => {
  it("shows its reason, which need not be given again", () => {
    const draft = newDraft("form-1", closed)

    expect(draft.fields.closedBecause).toBe("no longer needed")
    expect(obstacle({ ...draft, fields: { ...draft.fields, words: "Minuted" } }, limit)).toBeNull()
  })

  it("that was closed after a draft was begun brings its reason with it", () => {
    expect(reopen(draftWith({ words: "Begun" }), closed).fields).toMatchObject({
      status: "closed, not proceeding",
      closedBecause: "no longer needed",
    })
  })

  it("does not overwrite another reason that was chosen", () => {
    const begun = newDraft("form-1", closed)
    const chosen = { ...begun, fields: { ...begun.fields, closedBecause: "achieved otherwise" as const } }

    expect(reopen(chosen, closed).fields.closedBecause).toBe("achieved otherwise")
  })
})

describe("reopen", () => {
  it("speaks about the action as it is now when the draft was never sent", () => {
    const draft = reopen(draftWith({ words: "Begun" }), changed)

    expect(draft.shown).toEqual(changedShown)
    expect(draft.fields).toMatchObject({ status: "on hold", words: "Begun" })
  })

  it("keeps a status that was chosen", () => {
    expect(reopen(draftWith({ status: "complete" }), changed).fields.status).toBe("complete")
  })

  it("changes nothing once it was sent, so that a repeat is the same update", () => {
    const sent = draftWith({ words: "Sent" }, { wasSent: true })

    expect(reopen(sent, changed)).toEqual(sent)
  })
})

describe("afterSent", () => {
  const fresh = newDraft("form-2", changed)
  const sent = draftWith({ status: "on hold", forecast: "no", words: "Sent" }, { wasSent: true })

  it("is a fresh form when nothing was typed meanwhile", () => {
    expect(afterSent(sent, sent.fields, fresh)).toEqual(fresh)
  })

  it("keeps what was typed while the answer was on its way, and only that, for another update", () => {
    const typedOn = { ...sent, fields: { ...sent.fields, words: "Sent, and more", wordsForColleagues: "Quiet" } }

    expect(afterSent(typedOn, sent.fields, fresh)).toEqual({
      ...fresh,
      keptAt: sent.keptAt,
      fields: { ...fresh.fields, words: "Sent, and more", wordsForColleagues: "Quiet" },
    })
  })

  it("keeps a status chosen meanwhile with its reason", () => {
    const reason = { status: "closed, not proceeding", closedBecause: "no longer needed" } as const
    const chosen = { ...sent, fields: { ...sent.fields, ...reason } }

    expect(afterSent(chosen, sent.fields, fresh).fields).toEqual({ ...fresh.fields, ...reason })
  })
})

describe("changing", () => {
  const fields = { ...draftWith({}).fields, stageLabel: "CMT" }
  const sent = { formId: "form-1", answersBefore: 2, at: "2026-11-26T13:00:00Z", fields, stages: ["CMT", "Council"] }
  const draft = changing(sent, changed, "2026-11-26T14:00:00Z")

  it("is the same form with what was sent, of the action as it is now", () => {
    expect(draft).toMatchObject({ formId: "form-1", answersBefore: 2, shown: changedShown, fields, wasSent: false })
    expect([isChanging(draft), isChanging(newDraft("form-2", changed))]).toEqual([true, false])
  })

  it("that is found again is the same form while its answer is the last, and else an update of its own", () => {
    expect(reopen(draft, { ...changed, sentFormId: "form-1" })).toEqual(draft)
    const anew = reopen(draft, { ...changed, sentFormId: null })
    expect(anew).toMatchObject({ answersBefore: 0, fields: { ...fields, stageLabel: null } })
    expect(anew.formId).not.toBe("form-1")
  })

  it("may say nothing in its place", () => {
    expect(obstacle({ ...draft, fields: newDraft("form-1", changed).fields }, limit)).toBeNull()
  })
})

describe("saysSomething", () => {
  it.each<[Partial<Draft["fields"]>, boolean]>([
    [{}, false],
    [{ words: " " }, false],
    [{ words: "Done" }, true],
    [{ wordsForColleagues: "Quiet" }, true],
    [{ status: "complete" }, true],
    [{ forecast: "yes" }, true],
    [{ stageLabel: "CMT" }, true],
  ])("of %j is %s", (fields, isSaid) => {
    expect(saysSomething(draftWith(fields))).toBe(isSaid)
  })
})

describe("obstacle", () => {
  it.each<[string, Partial<Draft["fields"]>, ReturnType<typeof obstacle>]>([
    ["nothing was said", {}, "nothing said"],
    ["only blanks were typed", { words: "  \n" }, "nothing said"],
    ["words were typed", { words: "Done" }, null],
    ["words for colleagues were typed", { wordsForColleagues: "Quiet" }, null],
    ["the status alone changed", { status: "complete" }, null],
    ["the forecast alone was given", { forecast: "yes" }, null],
    ["a stage alone is done", { stageLabel: "CMT" }, null],
    ["it is closed without a reason", { status: "closed, not proceeding", words: "x" }, "no reason"],
    ["it is closed with a reason", { status: "closed, not proceeding", closedBecause: "no longer needed" }, null],
    ["words fill the limit", { words: "x".repeat(limit) }, null],
    ["words pass the limit", { words: "x".repeat(limit + 1) }, "too long"],
    ["words for colleagues pass the limit", { wordsForColleagues: "x".repeat(limit + 1) }, "too long"],
  ])("when %s", (_, fields, found) => {
    expect(obstacle(draftWith(fields), limit)).toBe(found)
  })
})

describe("fieldInTheWay", () => {
  it.each<[Partial<Draft["fields"]>, string]>([
    [{}, "words"],
    [{ status: "closed, not proceeding" }, "closedBecause"],
    [{ words: "x".repeat(limit + 1) }, "words"],
    [{ wordsForColleagues: "x".repeat(limit + 1) }, "wordsForColleagues"],
  ])("leads to what must be put right: %j", (fields, name) => {
    expect(fieldInTheWay(draftWith(fields), limit)).toBe(name)
  })
})

describe("draftStore", () => {
  it("gives back what was kept, with its form id", () => {
    const store = draftStore(memory(), "person-1", "A1")
    const draft = draftWith({ words: "Begun" }, { wasSent: true })

    store.keep(draft)

    expect(store.read()).toEqual(draft)
  })

  it("gives back what was kept before forms had stages", () => {
    const storage = memory()
    const { answersBefore: _, fields, ...draft } = draftWith({ words: "Begun" })
    const { stageLabel: __, ...before } = fields
    storage.setItem("golden-thread.draft.person-1.A1", JSON.stringify({ ...draft, fields: before }))

    expect(draftStore(storage, "person-1", "A1").read()).toEqual(draftWith({ words: "Begun" }))
  })

  it("keeps each person's drafts and each action's apart", () => {
    const storage = memory()
    draftStore(storage, "person-1", "A1").keep(draftWith({ words: "Mine" }))

    expect(draftStore(storage, "person-2", "A1").read()).toBeNull()
    expect(draftStore(storage, "person-1", "A2").read()).toBeNull()
  })

  it("forgets", () => {
    const storage = memory()
    const store = draftStore(storage, "person-1", "A1")
    store.keep(draftWith({}))

    store.forget()

    expect(storage.items.size).toBe(0)
  })

  it.each(["{", "{}", "null", `{"formId":1}`])("takes no draft from what it cannot read: %s", text => {
    const storage = memory()
    draftStore(storage, "person-1", "A1").keep(draftWith({}))
    for (const key of storage.items.keys()) storage.items.set(key, text)

    expect(draftStore(storage, "person-1", "A1").read()).toBeNull()
  })

  it("leaves the form alone when the storage is full", () => {
    const full = {
      ...memory(),
      setItem: () => {
        throw new DOMException("full", "QuotaExceededError")
      },
    }

    expect(() => draftStore(full, "person-1", "A1").keep(draftWith({ words: "Begun" }))).not.toThrow()
  })
})
