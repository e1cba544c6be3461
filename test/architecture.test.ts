// The walls of the house: who may import whom. ARCHITECTURE.md shows the same tables.
import { describe, expect, it } from "vitest"
import { filesIn, importsOf, isOwn, textOf } from "./support/sourceFiles.ts"

const sources = ["domain", "api", "bot", "tab", "infra", "appPackage"].flatMap(folder => filesIn(folder, /\.tsx?$/))

/** From the folder on the left to the places on the right; a more precise line wins over a wider one. */
const mayImport: Record<string, readonly string[]> = {
  domain: ["domain/"],
  api: ["domain/", "api/"],
  "api/main.ts": ["domain/", "api/", "bot/"],
  bot: ["domain/", "bot/"],
  "bot/cards": ["domain/", "bot/cards/", "bot/verbs.ts"],
  tab: ["domain/", "tab/"],
  appPackage: ["appPackage/"],
  "infra/provision": ["domain/", "api/", "infra/provision/"],
  "infra/import": ["domain/", "api/", "infra/import/", "infra/local/"],
  "infra/local/graph": ["infra/local/graph/"],
  "infra/local/signIn": ["infra/local/signIn/"],
  "infra/local/teams": ["infra/local/teams/", "infra/local/signIn/"],
  "infra/local/world.ts": ["infra/local/"],
  "infra/local": ["domain/", "api/", "infra/local/", "infra/provision/"],
}

const packages: Record<string, readonly RegExp[]> = {
  domain: [/^zod$/],
  "domain/words": [/^intl-messageformat$/],
  bot: [/^zod$/],
  "bot/adapter.ts": [/^botbuilder$/, /^botframework-connector$/, /^@azure\/msal-node$/],
  "bot/messenger.ts": [/^botbuilder$/, /^botframework-connector$/],
  "bot/cards": [],
  tab: [/^react/, /^@fluentui\//, /^@tanstack\/react-query$/, /^wouter/, /^zod$/, /^vite$/, /^@vitejs\//],
  "tab/host/teamsHost.ts": [/^@microsoft\/teams-js$/],
}

/** Inside domain/ each concept knows those before it, never those after. */
const order = [
  ["errors.ts"],
  ["day"],
  ["byWhen"],
  ["people"],
  ["plan"],
  ["action"],
  ["work"],
  ["message"],
  ["update"],
  ["request"],
  ["reminder"],
  ["forum"],
  ["exchange"],
  ["words"],
  ["wire"],
]

const ruleFor = <T>(rules: Record<string, T>, file: string): T | undefined => {
  const fitting = Object.keys(rules).filter(key => file === key || file.startsWith(`${key}/`))
  const closest = fitting.toSorted((a, b) => b.length - a.length)[0]
  return closest === undefined ? undefined : rules[closest]
}

describe("imports", () => {
  it.each(sources)("%s imports only what its folder may", file => {
    const allowed = ruleFor(mayImport, file) ?? []
    const foreign = importsOf(file).filter(isOwn)
    expect(foreign.filter(imported => !allowed.some(prefix => imported.startsWith(prefix)))).toEqual([])
  })

  it.each(sources.filter(file => ruleFor(packages, file)))("%s uses only the packages of its folder", file => {
    const allowed = ruleFor(packages, file) ?? []
    const used = importsOf(file).filter(imported => !isOwn(imported) && !imported.endsWith(".json"))
    expect(used.filter(name => !allowed.some(pattern => pattern.test(name)))).toEqual([])
  })

  it.each(sources.filter(file => file.startsWith("domain/")))("%s points backwards in the domain's order", file => {
    const place = (path: string) => order.findIndex(level => level.some(name => path.startsWith(`domain/${name}`)))
    const later = importsOf(file).filter(imported => imported.startsWith("domain/") && place(imported) > place(file))
    expect(later).toEqual([])
  })

  it("finds no circle", () => {
    const edges = new Map(sources.map(file => [file, importsOf(file, { typesToo: false }).filter(isOwn)]))
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(" → "))
      if (done.has(file) || path.includes(file)) return
      for (const next of edges.get(file) ?? []) visit(next, [...path, file])
      done.add(file)
    }
    for (const file of sources) visit(file, [])
    expect(circles).toEqual([])
  })
})

describe("the domain is pure", () => {
  const forbidden = [
    /\bDate\.now\b/,
    /new Date\(\)/,
    /\bMath\.random\b/,
    /\bprocess\./,
    /\bconsole\./,
    /\bfetch\(/,
    /\bwindow\./,
    // A document that is read has a title and blocks; a browser's has everything else.
    /\bdocument\.(?!title\b|blocks\b|ts\b)/,
    /["']node:/,
    /\bsetTimeout\b/,
  ]
  it.each(sources.filter(file => file.startsWith("domain/")))("%s asks nothing of the world", file => {
    const text = textOf(file).replaceAll(/\/\/.*|\/\*[\s\S]*?\*\//g, "")
    expect(forbidden.filter(pattern => pattern.test(text)).map(String)).toEqual([])
  })
})

describe("tests", () => {
  const tests = filesIn("test", /\.tsx?$/)
  const self = "test/architecture.test.ts"
  it.each(tests.filter(file => file !== self))("%s mocks none of our modules and skips nothing", file => {
    const text = textOf(file)
    expect(text).not.toMatch(/vi\.mock\(/)
    expect(text).not.toMatch(/\b(?:it|test|describe)\.(?:skip|only|todo)\b/)
  })
})

describe("size", () => {
  it.each(sources)("%s is not a drawer for everything", file => {
    expect(textOf(file).split("\n").length).toBeLessThanOrEqual(300)
    expect(file).not.toMatch(/(?:utils|helpers|common|misc)\.tsx?$/)
  })
})
