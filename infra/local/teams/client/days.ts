const inWords = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
})
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/London" })

/** "Today, Thursday 26 November 2026": the day is the calendar's that small Teams was given, not this machine's. */
export function dayInWords(day: string, today: string): string {
  const words = inWords.format(new Date(`${day}T00:00:00Z`)).replace(",", "")
  return day === today ? `Today, ${words}` : words
}

export function timeInWords(at: string): string {
  return clock.format(new Date(at))
}
