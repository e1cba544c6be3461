// Reminders to draw cards of.

import type { Reminder, ReminderItem } from "#domain/reminder/reminder.ts"
import type { Register } from "#domain/update/register.ts"
import { english, makeWords } from "#domain/words/words.ts"
import { aRegister } from "./builders.ts"

export const context = {
  words: makeWords("en-GB", english),
  teamsAppId: "6f1d2c3b-8a4e-4d57-9b60-2e7c1a5f0d05",
  today: "2026-11-26",
  isExempt: (_actionKey: string) => false,
  register: (): Register => aRegister(),
}

export const anItem = (at: number, differences: Partial<ReminderItem> = {}): ReminderItem => ({
  actionKey: `01ACTION${String(at).padStart(18, "0")}`,
  reference: `2.${at + 1}`,
  text: `Set standard number ${at + 1} for one-to-ones and team meetings`,
  planTitle: "Staff Survey Action Plan",
  theme: "2. Leadership and Management",
  serves: ["Council Plan", "Community Strategy"],
  postKey: "01POST",
  postTitle: "Head of Learning and Development",
  capacity: "holder",
  byWhen: { words: "October 2026", stages: [], reviewOn: null },
  standing: { rating: "red", because: "overdue", days: 26 },
  status: "under way",
  forecast: null,
  progress: "Report agreed.",
  lastUpdateOn: "2026-10-31T10:00:00Z",
  shown: { status: "under way", leadKey: "01POST", lastUpdateOn: "2026-10-31T10:00:00Z", due: "[]" },
  because: "stage past",
  round: null,
  ...differences,
})

export const aReminder = (items: ReminderItem[], exempt = 0, more = 0): Reminder => ({
  type: "reminder",
  key: "reminder/2026-11-26/6f1d2c3b-0000-4000-8000-000000000001",
  day: "2026-11-26",
  items,
  more: Array.from({ length: more }, (_, at) => `01MORE${at}/01POST`),
  exempt: Array.from({ length: exempt }, (_, at) => `01EXEMPT${at}/01POST`),
  escalated: [],
  toldToo: [],
})

export const items = (count: number): ReminderItem[] => Array.from({ length: count }, (_, at) => anItem(at))
