// A council's own choice: what it calls CMT, its nation, its hours.
import { z } from "zod"

export const Setting = z.object({ key: z.string(), title: z.string(), value: z.string() })
export type Setting = z.infer<typeof Setting>
