import { describe, expect, it } from "vitest"
import { Environment, readConfig, refuseInsecure } from "#api/config.ts"

const environment = {
  TENANT_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d01",
  API_CLIENT_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d02",
  API_CLIENT_SECRET: "api-secret",
  BOT_APP_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d03",
  BOT_APP_SECRET: "bot-secret",
  TEAMS_APP_ID: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d05",
  PUBLIC_ORIGIN: "https://plans.council.example",
  SITE_HOST: "council.sharepoint.com",
  SITE_PATH: "/sites/plans",
  DATA_FOLDER: "/var/lib/golden-thread",
}

const faultsOf = (part: Record<string, string | undefined>) => {
  try {
    readConfig({ ...environment, ...part })
    return ""
  } catch (error) {
    return (error as Error).message
  }
}

describe("the settings", () => {
  it("that are complete are read, with defaults for the rest", () => {
    expect(readConfig(environment)).toMatchObject({
      tenantId: environment.TENANT_ID,
      port: 3978,
      host: "127.0.0.1",
      language: "en-GB",
      wordsFolder: null,
      wordTemplate: null,
      authority: { metadata: null, issuer: `https://login.microsoftonline.com/${environment.TENANT_ID}/v2.0` },
      channel: {
        tokenIssuer: "https://api.botframework.com",
        serviceHosts: expect.arrayContaining(["smba.trafficmanager.net"]),
      },
    })
  })

  it("that are missing are all named at once", () => {
    expect(() => readConfig({})).toThrow()
    let message = ""
    try {
      readConfig({})
    } catch (error) {
      message = (error as Error).message
    }
    for (const name of Object.keys(environment)) expect(message).toContain(name)
  })

  it.each(Object.keys(environment))("without %s do not start", name => {
    expect(faultsOf({ [name]: undefined })).toContain(name)
    expect(faultsOf({ [name]: "" })).toContain(name)
  })

  it.each([
    ["TENANT_ID", "common"],
    ["BOT_APP_ID", "not-a-guid"],
    ["PUBLIC_ORIGIN", "http://plans.council.example"],
    ["PUBLIC_ORIGIN", "plans.council.example"],
    ["SITE_PATH", "sites/plans"],
    ["PORT", "eighty"],
    ["PORT", "70000"],
  ])("with %s = %s do not start, and the value's name is said", (name, value) => {
    expect(faultsOf({ [name]: value })).toContain(name)
  })

  it("with ids in capitals mean the same ids", () => {
    expect(readConfig({ ...environment, TENANT_ID: environment.TENANT_ID.toUpperCase() }).tenantId).toBe(
      environment.TENANT_ID,
    )
  })

  it.each(["TABLES_URL", "TABLES_CONNECTION"])("with %s and no store in tables do not start", name => {
    expect(faultsOf({ [name]: "https://council.table.core.windows.net" })).toContain("WORK_STORE")
  })

  it("never say a secret in a fault", () => {
    expect(faultsOf({ TENANT_ID: "x" })).not.toContain("secret")
  })

  it("want the bot and the API to be two registrations: a token for one must be none for the other", () => {
    expect(faultsOf({ BOT_APP_ID: environment.API_CLIENT_ID })).toContain("BOT_APP_ID")
  })

  it.each([
    ["https://smba.trafficmanager.net/uk/", true],
    ["https://smba.infra.gcc.teams.microsoft.com/gcc", true],
    ["https://smba.trafficmanager.net.elsewhere.example/uk/", false],
    ["https://smba.trafficmanager.net@elsewhere.example/uk/", false],
    ["https://smba.trafficmanager.net:8443/uk/", false],
    ["https://elsewhere.example/smba.trafficmanager.net", false],
  ])("send what the bot says to Teams only: %s is let through: %s", (url, isTaken) => {
    expect(faultsOf({ TEAMS_SERVICE_URL: url }).includes("TEAMS_SERVICE_URL")).toBe(!isTaken)
  })

  it("are each explained to the administrator", () => {
    for (const schema of Object.values(Environment.shape)) expect(schema.description?.length).toBeGreaterThan(8)
  })
})

describe("an address without TLS", () => {
  const config = readConfig(environment)
  const at = (url: string) => ({ ...config, channel: { ...config.channel, openIdMetadataUrl: url } })

  it("is refused in a tenant, on this machine too", () => {
    for (const url of ["http://127.0.0.1:4000/x", "http://elsewhere.example/x"])
      expect(() => refuseInsecure(at(url), false)).toThrow("is not https")
    expect(() => refuseInsecure(config, false)).not.toThrow()
  })

  it("is let through in a local run, on this machine only", () => {
    for (const url of ["http://127.0.0.1:4000/x", "http://localhost/x", "http://[::1]:3/x"])
      expect(() => refuseInsecure(at(url), true)).not.toThrow()
    for (const url of [
      "http://elsewhere.example/x",
      "http://127.0.0.1.elsewhere.example/x",
      "http://localhost@x.example/",
    ])
      expect(() => refuseInsecure(at(url), true)).toThrow("is not https")
  })

  it("is refused in the authority's metadata, where secrets go", () => {
    const metadata = { token_endpoint: "http://elsewhere.example/token" }
    expect(() => refuseInsecure({ ...config, authority: { ...config.authority, metadata } }, true)).toThrow()
  })
})
