// A browser for the tests: one that is installed, or on x64 Linux the one that comes as a package. Nothing is downloaded.
import { existsSync, rmSync } from "node:fs"
import { mkdtemp, writeFile } from "node:fs/promises"
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
  if (found) return chromium.launch({ executablePath: found, args: flags })
  const folder = await mkdtemp(join(tmpdir(), "golden-thread-browser-"))
  const browser = await chromium.launch({ ...(await unpackBrowser(folder)), args: flags })
  browser.once("disconnected", () => rmSync(folder, { recursive: true, force: true }))
  return browser
}

/**
 * The package unpacks its own libraries only where it believes to be on this runtime, and takes any browser it finds in
 * the temporary folder for its own: so both are set before it is loaded, and every process has a folder to itself.
 */
async function unpackBrowser(folder: string) {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new Error(
      "The browser tests need Chrome, Edge or Chromium: please install one of them, then run the tests again.",
    )
  const { TMPDIR } = process.env
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x"
  process.env.TMPDIR = folder
  const { default: packaged } = await import("@sparticuz/chromium")
  const executablePath = await packaged.executablePath()
  if (TMPDIR === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = TMPDIR
  return { executablePath, env: { ...process.env, FONTCONFIG_FILE: await writeFontSettings(folder) } }
}

/** The package's own font settings look for its fonts elsewhere; without a font, a page with an input ends the browser. */
async function writeFontSettings(folder: string): Promise<string> {
  const file = join(folder, "fonts.conf")
  const folders = [join(folder, "fonts"), "/usr/share/fonts"].map(path => `<dir>${path}</dir>`).join("")
  const cache = `<cachedir>${join(folder, "fonts-cache")}</cachedir>`
  const head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
  await writeFile(file, `${head}<fontconfig>${folders}${cache}</fontconfig>`)
  return file
}
