// The council's structure: directorate → service → team.
import { z } from "zod"

export const Unit = z.object({
  key: z.string(),
  title: z.string(),
  kind: z.enum(["directorate", "service", "team"]),
  parentKey: z.string().nullable(),
})
export type Unit = z.infer<typeof Unit>
