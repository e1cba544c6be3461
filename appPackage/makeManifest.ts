// Fills the manifest's places with a deployment's settings.
import { z } from "zod"

export const PackageSettings = z.object({
  TEAMS_APP_ID: z.guid(),
  BOT_APP_ID: z.guid(),
  API_CLIENT_ID: z.guid(),
  PUBLIC_ORIGIN: z.url({ protocol: /^https$/ }).transform(url => new URL(url).origin),
  VERSION: z.string().regex(/^\d+\.\d+\.\d+$/),
})
export type PackageSettings = z.infer<typeof PackageSettings>

/** `template` is the text of manifest.json; every place must have a value, and nothing may be left over. */
export function makeManifest(template: string, settings: PackageSettings): string {
  const values: Record<string, string> = { ...settings, PUBLIC_HOST: new URL(settings.PUBLIC_ORIGIN).host }
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = values[name]
    if (value === undefined) throw new Error(`the manifest asks for ${name}, which no setting gives`)
    return value
  })
}
