import { readdirSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { unzipSync } from "fflate"
import { describe, expect, it } from "vitest"
import { makePackage } from "../../appPackage/makePackage.ts"
import english from "../../domain/words/en/cards.json" with { type: "json" }

const require = createRequire(import.meta.url)
const settings = {
  TEAMS_APP_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d05",
  BOT_APP_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d03",
  API_CLIENT_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d02",
  PUBLIC_ORIGIN: "https://plans.council.example",
  VERSION: "1.2.3",
}

async function open() {
  const files = unzipSync(await makePackage(settings))
  const text = (name: string) => new TextDecoder().decode(files[name])
  return { files, manifest: JSON.parse(text("manifest.json")) }
}

/** Microsoft's own schema of this manifest version, from a package: nothing is fetched. */
function validator(version: string) {
  const Ajv = require("ajv-draft-04").default ?? require("ajv-draft-04")
  const addFormats = require("ajv-formats").default ?? require("ajv-formats")
  const ajv = new Ajv({ strict: false, allErrors: true })
  addFormats(ajv)
  const folder = join(
    dirname(require.resolve("@microsoft/app-manifest/package.json")),
    "build/json-schemas/teams",
    `v${version}`,
  )
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), "utf8").replace(/^\uFEFF/, ""))
  const main = "MicrosoftTeams.schema.json"
  // Some of its neighbours are written in a later draft; the parts of the manifest that refer to them are not ours.
  const neighbours = readdirSync(folder).filter(file => file !== main && file.endsWith(".json"))
  for (const file of neighbours) if (/draft-04/.test(String(read(file).$schema))) ajv.addSchema(read(file), file)
  return ajv.compile(read(main))
}

const sizeOf = (png: Uint8Array | undefined) => {
  const view = new DataView((png ?? new Uint8Array(24)).slice(0, 24).buffer)
  return [view.getUint32(16), view.getUint32(20)]
}

describe("the Teams package", () => {
  it("holds the manifest and both icons at its root, and nothing else", async () => {
    const { files } = await open()

    expect(Object.keys(files).sort()).toEqual(["color.png", "manifest.json", "outline.png"])
  })

  it("passes Microsoft's schema of its manifest version", async () => {
    const { manifest } = await open()
    const validate = validator(manifest.manifestVersion)

    expect(validate(manifest), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...manifest, bots: [{ botId: "nobody" }] })).toBe(false)
  })

  it("says what the schema does not ask for but upload does", async () => {
    const { manifest } = await open()

    expect(Number(manifest.manifestVersion)).toBeGreaterThanOrEqual(1.25)
    expect(manifest.supportsChannelFeatures).toBe("tier1")
    expect(manifest.bots[0].scopes).toContain("team")
  })

  it("names only its own host, and the tab and sign-in lie on it", async () => {
    const { manifest } = await open()

    expect(manifest.validDomains).toEqual(["plans.council.example"])
    expect(new URL(manifest.staticTabs[0].contentUrl).host).toBe("plans.council.example")
    expect(manifest.webApplicationInfo.resource).toBe(`api://plans.council.example/${settings.API_CLIENT_ID}`)
  })

  it("has icons of the sizes Teams takes", async () => {
    const { files } = await open()

    expect(sizeOf(files["color.png"])).toEqual([192, 192])
    expect(sizeOf(files["outline.png"])).toEqual([32, 32])
  })

  it("offers the commands the bot understands", async () => {
    const { manifest } = await open()
    const offered = manifest.bots[0].commandLists[0].commands.map((command: { title: string }) => command.title)

    expect(offered.sort()).toEqual([english["chat.commands.help"], english["chat.commands.myActions"]].sort())
  })
})
