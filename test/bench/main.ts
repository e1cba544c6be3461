// `npm run bench`: everything measured beside a yardstick of the same run; `npm run bench -- reminders` one part of it.
import { spawn } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"

const parts: Record<string, string> = { register: "./register.ts", reminders: "./reminders.ts", import: "./import.ts" }

const further = process.argv.slice(2).filter(argument => /^\d+$/.test(argument))
const asked = process.argv.slice(2).filter(argument => argument in parts)
const wanted = asked.length > 0 ? asked : Object.keys(parts)
let worst = 0
for (const name of wanted) {
  // Each in a process of its own: what one leaves in memory is not the next one's.
  const entry = fileURLToPath(new URL(parts[name] ?? "", import.meta.url))
  const child = spawn(process.execPath, ["--expose-gc", entry, ...further], { stdio: "inherit" })
  const [code] = await once(child, "exit")
  worst = Math.max(worst, typeof code === "number" ? code : 1)
}
process.exit(worst)
