// A browser for the tests: one that is installed, or on x64 Linux the one that comes as a package. Nothing is downloaded.
import { existsSync } from "node:fs"
import { mkdir } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type Browser, chromium } from "playwright-core"

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/microsoft-edge",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
]

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]

/** Opens a browser; BROWSER_FROM=package takes the packaged one even where another is installed. */
export async function openBrowser(): Promise<Browser> {
  const found = process.env.BROWSER_FROM === "package" ? undefined : installed.find(existsSync)
  return chromium.launch({ executablePath: found ?? (await packagedBrowser()), args: flags })
}

async function packagedBrowser(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "The browser tests need Chrome, Edge or Chromium: please install one of them, then run the tests again.",
    )
  // The package unpacks its own libraries only where it believes to be on this runtime, and takes any browser it finds
  // in the temporary folder for its own: so both are set before it is loaded.
  const folder = join(tmpdir(), "golden-thread-browser")
  await mkdir(folder, { recursive: true })
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x"
  process.env.TMPDIR = folder
  const { default: packaged } = await import("@sparticuz/chromium")
  return packaged.executablePath()
}
