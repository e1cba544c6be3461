// The activity feed: what apps have told this person, newest first, each a way to where it leads.
import type { FeedLine } from "../../feed.ts"
import { dayInWords, timeInWords } from "../days.ts"
import { element } from "../element.ts"

const nothingYet =
  "Nothing here. The app writes to the activity feed only for people who chose it (write “my reminders” in the chat) or who have blocked the app; everybody else gets a card in the chat."

export type Feed = ReturnType<typeof feed>

export function feed(appName: string, open: (line: FeedLine) => void) {
  const list = element("ol", { class: "feed", "aria-label": "Activity" })
  const nothing = element("p", { class: "nothing", text: nothingYet })
  const root = element("div", { class: "feedRoom" }, element("h2", { text: "Activity" }), nothing, list)
  const known = new Map<string, FeedLine>()
  let today = ""

  const item = (line: FeedLine) => {
    const when = element("time", { datetime: line.at, text: `${dayInWords(line.day, today)}, ${timeInWords(line.at)}` })
    const button = element("button", { type: "button", on: { click: () => open(line) } })
    button.append(
      element("strong", { text: line.text }),
      element("span", { class: "feedPreview", text: line.previewText }),
      element("span", { class: "feedWhen" }, `${appName}, `, when),
    )
    return element("li", { "data-id": line.id }, button)
  }

  return {
    root,
    put(line: FeedLine) {
      if (known.has(line.id)) return
      known.set(line.id, line)
      nothing.hidden = true
      if (line.day > today) today = line.day
      list.prepend(item(line))
    },
    setToday: (day: string) => {
      today = day
    },
    last: () => [...known.values()].at(-1),
    clear() {
      known.clear()
      list.replaceChildren()
      nothing.hidden = false
    },
  }
}
