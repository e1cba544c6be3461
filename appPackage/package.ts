// `npm run package`: reads the settings from the environment and writes the zip.
import { mkdir, readFile, writeFile } from "node:fs/promises"
import { PackageSettings } from "./makeManifest.ts"
import { makePackage } from "./makePackage.ts"

const { version } = JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8"))
const settings = PackageSettings.safeParse({ VERSION: version, ...process.env })

if (settings.success) {
  await mkdir("dist", { recursive: true })
  await writeFile("dist/golden-thread.zip", await makePackage(settings.data))
  console.log("dist/golden-thread.zip")
} else {
  const faults = settings.error.issues.map(
    ({ path, code, message }) => `  ${path.join(".")} ${code === "invalid_type" ? "is missing" : message}`,
  )
  console.error(["The package needs these settings in the environment:", ...faults].join("\n"))
  process.exitCode = 1
}
