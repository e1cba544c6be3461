import { describe, expect, it } from "vitest"
import { looksLikeOwners, readOwners } from "#domain/exchange/readOwners.ts"

const named = (text: string) => readOwners(text).map(({ name, task }) => (task === null ? name : `${name} → ${task}`))

describe("readOwners", () => {
  it.each([
    ["AG/ZW", ["AG", "ZW"]],
    ["ZW", ["ZW"]],
    ["ZW and Directors", ["ZW", "Directors"]],
    ["A. W.", ["A. W."]],
    ["JC/Clerk", ["JC", "Clerk"]],
    ["Clerk & Councillors", ["Clerk", "Councillors"]],
    ["Councillors and Development Group", ["Councillors", "Development Group"]],
    ["Carers Centre, Neighbourhood Managers", ["Carers Centre", "Neighbourhood Managers"]],
    ["Head of Social Work – Anytown Council", ["Head of Social Work – Anytown Council"]],
    [
      "The Portfolio Holder for Economic Development, UK and EU Regional Issues.",
      ["The Portfolio Holder for Economic Development, UK and EU Regional Issues"],
    ],
    ["The Portfolio Holder for Tourism and Leisure", ["The Portfolio Holder for Tourism and Leisure"]],
    ["Mrs M", ["Mrs M"]],
    ["Policy Officer/Relevant Council Officers", ["Policy Officer", "Relevant Council Officers"]],
    ["All services", ["All services"]],
    ["all heads of service", ["all heads of service"]],
    ["a lead councillor and a lead officer for each action", ["a lead councillor", "a lead officer for each action"]],
    ["Head of Communications and Marketing", ["Head of Communications and Marketing"]],
    ["Chief Officer: Human Resources", ["Chief Officer: Human Resources"]],
    ["Heads of HR", ["Heads of HR"]],
    [
      "Recruitment Strategy Manager and Communications and Marketing team",
      ["Recruitment Strategy Manager", "Communications and Marketing team"],
    ],
    [
      "Head of Learning and Development to promote good practice.",
      ["Head of Learning and Development → promote good practice"],
    ],
    [
      "Head of Learning and Development to review what there is and promote it across the Council.",
      ["Head of Learning and Development → review what there is and promote it across the Council"],
    ],
    [
      "Head of Policy to draft the plan, Head of Legal to advise",
      ["Head of Policy → draft the plan", "Head of Legal → advise"],
    ],
    ["Group Manager Finance & Asset Management", ["Group Manager Finance & Asset Management"]],
    ["Planning and Housing Manager", ["Planning and Housing Manager"]],
    ["Head of Planning and Housing Manager", ["Head of Planning", "Housing Manager"]],
    ["Head of Legal and Democratic Services", ["Head of Legal and Democratic Services"]],
    [
      "Director of Place, Head of Housing and Head of Finance",
      ["Director of Place", "Head of Housing", "Head of Finance"],
    ],
    ["Housing, Planning and Legal", ["Housing", "Planning", "Legal"]],
    ["CYP&L/ASCH&H", ["CYP&L", "ASCH&H"]],
    ["EA (BDBC, …)", ["EA", "BDBC"]],
    ["EA (BDBC", ["EA", "BDBC"]],
    ["Director of Place (supported by Head of Parks)", ["Director of Place", "Head of Parks"]],
    ["Assistant Director (Housing)", ["Assistant Director (Housing)"]],
    ["Lead: AG; Support: ZW", ["AG", "ZW"]],
    ["Head of Housing\nHead of Planning", ["Head of Housing", "Head of Planning"]],
    ["Secretary to the Board", ["Secretary to the Board"]],
    ["AG/AG", ["AG"]],
  ])("reads %j", (text, names) => {
    expect(named(text)).toEqual(names)
  })

  it("takes the first for the lead and the others for contributors", () => {
    expect(readOwners("Head of Parks, Clerk and ZW").map(({ role }) => role)).toEqual([
      "lead",
      "contributor",
      "contributor",
    ])
  })

  it.each(["", "  ", "TBC", "tbc", "n/a", "-", "?"])("names nobody for %j", text => {
    expect(readOwners(text)).toEqual([])
  })

  it("keeps a story in the owner's cell as one", () => {
    const story = "whoever is there, and then another, ".repeat(100).trim()
    expect(readOwners(story)).toEqual([{ name: story, role: "lead", task: null }])
  })
})

describe("looksLikeOwners", () => {
  it.each([
    ["AG/ZW", true],
    ["Head of Housing", true],
    ["Compliance with the law", false],
    ["15/10/2015", false],
  ])("%j: %s", (text, does) => {
    expect(looksLikeOwners(text)).toBe(does)
  })
})
