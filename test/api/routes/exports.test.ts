import { parse } from "csv-parse/sync"
import Fastify from "fastify"
import { unzipSync } from "fflate"
import { afterEach, describe, expect, it } from "vitest"
import { createErrorHandler } from "#api/errorHandler.ts"
import { type ExportPorts, exportRoutes } from "#api/routes/exports.ts"
import { stateOf } from "#domain/update/update.ts"
import { ErrorAnswer } from "#domain/wire/error.ts"
import { english } from "#domain/words/words.ts"
import { anAction, anUpdate, aPlan, aRegister, aTheme } from "../../support/builders.ts"
import { fixedClock } from "../../support/fixedClock.ts"
import { words } from "../exchange/writeSample.ts"

const now = anAction({ key: "a", reference: "1", progress: "Done.", status: "complete", themeKey: "theme" })
const before = { ...stateOf(now), progress: "Half.", status: "under way" as const }
const register = aRegister({
  plans: [aPlan({ key: "plan", code: "SS/AP", title: "Survey" }), aPlan({ key: "bare", code: "Çafé “1”" })],
  themes: [aTheme()],
  actions: [now, anAction({ key: "b", reference: "2", timesRedated: 1 }), anAction({ key: "x", exemptParagraph: "3" })],
  updates: [anUpdate({ subjectKey: "a", at: "2026-11-20T09:00:00Z", before, after: stateOf(now) })],
})

const servers: ReturnType<typeof Fastify>[] = []
afterEach(() => Promise.all(servers.splice(0).map(server => server.close())))

function ask(path: string, part: Partial<ExportPorts> = {}) {
  const server = Fastify()
  servers.push(server)
  server.setErrorHandler(createErrorHandler(words, () => {}))
  const loaded = { words, language: "en-GB", messages: english }
  exportRoutes(server, {
    register: () => register,
    clock: fixedClock("2026-11-26"),
    words: loaded,
    wordTemplate: null,
    ...part,
  })
  return server.inject(`/api/plans/${path}`)
}
const csv = async (query: string) => {
  const rows: string[][] = parse((await ask(`plan/export?format=csv${query}`)).body, { bom: true })
  return rows.slice(1)
}
const refs = async (query: string) => (await csv(query)).map(([ref]) => ref)

describe("GET /api/plans/:key/export", () => {
  it.each([
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "word/document.xml"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xl/workbook.xml"],
  ])("gives %s as a file to be saved", async (format, type, part) => {
    const { headers, rawPayload, statusCode } = await ask(`plan/export?format=${format}`)
    expect(statusCode).toBe(200)
    expect(headers["content-type"]).toBe(type)
    expect(headers["content-disposition"]).toContain(`filename="SS AP as at 2026-11-26.${format}"`)
    expect(headers["cache-control"]).toBe("no-store")
    expect(Number(headers["content-length"])).toBe(rawPayload.length)
    expect(Object.keys(unzipSync(rawPayload))).toContain(part)
  })

  it("gives CSV, and a name in letters that ASCII lacks as well as without them", async () => {
    const { headers } = await ask("bare/export?format=csv")
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8")
    expect(headers["content-disposition"]).toBe(
      `attachment; filename="Cafe 1 as at 2026-11-26.csv"; filename*=UTF-8''${encodeURIComponent("Çafé 1 as at 2026-11-26.csv")}`,
    )
  })

  it("tells the state of an earlier day", async () => {
    const [, then] = await csv("&asAt=2026-11-19")
    const [, today] = await csv("&asAt=2026-11-26")
    expect([then?.[6], today?.[6]]).toEqual(["Half.", "Done."])
  })

  it("gives the view that was asked for, by filter, by search and by keys", async () => {
    const leftOut = "One exempt action of this plan is not shown here."
    expect(await refs("")).toEqual(["2", "1", leftOut])
    expect(await refs("&filter=moved")).toEqual(["2", leftOut])
    expect(await refs("&filter=complete&search=done")).toEqual(["1", leftOut])
    expect(await refs("&keys=a,gone")).toEqual(["1", leftOut])
    expect((await ask("plan/export?format=csv&keys=a")).headers["content-disposition"]).toContain("(part)")
  })

  it("gives exempt actions to whoever asks for them, under a name that warns", async () => {
    expect(await refs("&exempt=included")).toHaveLength(4)
    const { headers } = await ask("plan/export?format=csv&exempt=included")
    expect(headers["content-disposition"]).toContain("(not for publication)")
  })

  it.each([
    ["gone/export?format=csv", 404],
    ["plan/export", 400],
    ["plan/export?format=pdf", 400],
    ["plan/export?format=csv&filter=blue", 400],
    ["plan/export?format=csv&asAt=2026-02-30", 400],
    ["plan/export?format=csv&asAt=2026-11-27", 400],
    ["plan/export?format=csv&exempt=yes", 400],
  ])("does not answer %s", async (path, status) => {
    const answer = await ask(path)
    expect(answer.statusCode).toBe(status)
    expect(answer.headers["content-disposition"]).toBeUndefined()
    expect(ErrorAnswer.parse(answer.json()).error.sentence).not.toBe("")
  })

  it("refuses a template that will not do, in words, and leaves the other formats alone", async () => {
    const wordTemplate = new Uint8Array([1, 2, 3])
    const answer = await ask("plan/export?format=docx", { wordTemplate })
    expect(answer.statusCode).toBe(400)
    expect(ErrorAnswer.parse(answer.json()).error.sentence).toContain("it is not a Word document (.docx)")
    expect((await ask("plan/export?format=csv", { wordTemplate })).statusCode).toBe(200)
    expect((await ask("plan/export?format=docx", { wordTemplate: null })).statusCode).toBe(200)
  })
})
