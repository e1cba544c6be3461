import { type Place, places, type Theme, themes } from "./address.ts"
import { element } from "./element.ts"
import { icon } from "./icons.ts"
import type { PersonHere } from "./server.ts"

const placeNames: Record<Place, string> = { chat: "Chat", plans: "Plans", cmt: "CMT", activity: "Activity" }
const themeNames: Record<Theme, string> = { light: "Light", dark: "Dark", contrast: "High contrast" }

export type ShellEvents = { person(id: string): void; theme(theme: Theme): void; place(place: Place): void }

/** The page's furniture: who you are, the theme, the places, and a line that is read out. */
export function shell(people: PersonHere[], rooms: Record<Place, HTMLElement>, events: ShellEvents) {
  const person = picker("person", "You are", new Map(people.map(({ id, post }) => [id, post])), events.person)
  const theme = picker("theme", "Theme", new Map(themes.map(name => [name, themeNames[name]])), name =>
    events.theme(name as Theme),
  )
  const lost = element("p", { class: "lost", role: "alert", hidden: true })
  const status = element("p", { class: "unseen", role: "status" })
  const title = element("h1", { text: "Small Teams, on this machine only" })
  const header = element("header", { class: "bar" }, title, person.root, theme.root)
  const buttons = places.map(place => placeButton(place, () => events.place(place)))
  const rail = element("nav", { class: "rail", "aria-label": "Places" }, ...buttons.map(({ root }) => root))
  const main = element("main", {}, ...places.map(place => rooms[place]))
  document.body.replaceChildren(header, lost, rail, main, status)
  document.addEventListener("keydown", event => {
    const place = event.ctrlKey && !event.altKey && !event.shiftKey ? places[Number(event.key) - 1] : undefined
    if (!place) return
    event.preventDefault()
    events.place(place)
  })

  return {
    announce: (words: string) => {
      status.textContent = words
    },
    setLost: (isLost: boolean) => {
      lost.textContent = isLost ? "Small Teams has stopped answering. This page comes back by itself." : ""
      lost.hidden = !isLost
    },
    show(at: { person: string; theme: Theme; place: Place }) {
      person.select.value = at.person
      theme.select.value = at.theme
      document.documentElement.dataset.theme = at.theme
      document.title = `${placeNames[at.place]} · Small Teams`
      const leaving = places.find(place => place !== at.place && rooms[place].contains(document.activeElement))
      for (const place of places) rooms[place].hidden = place !== at.place
      for (const button of buttons) button.setCurrent(button.place === at.place)
      // What had the focus is hidden now; without this it would fall to the top of the page.
      if (leaving) buttons.find(button => button.place === at.place)?.focus()
    },
    setUnread: (place: Place, isUnread: boolean) => {
      buttons.find(button => button.place === place)?.setUnread(isUnread)
    },
  }
}

function picker(id: string, label: string, options: Map<string, string>, changed: (value: string) => void) {
  const select = element("select", { id })
  for (const [value, words] of options) select.append(element("option", { value, text: words }))
  select.addEventListener("change", () => changed(select.value))
  return { select, root: element("div", { class: `picker ${id}` }, element("label", { for: id, text: label }), select) }
}

function placeButton(place: Place, press: () => void) {
  const dot = element("span", { class: "dot", hidden: true })
  const about = element("span", { id: `unread-${place}`, hidden: true })
  const root = element("button", { type: "button", "aria-describedby": about.id, on: { click: press } })
  root.append(icon(place), element("span", { text: placeNames[place] }), dot)
  return {
    place,
    root: element("div", { class: "place" }, root, about),
    focus: () => root.focus(),
    setCurrent: (isCurrent: boolean) => {
      if (isCurrent) root.setAttribute("aria-current", "page")
      else root.removeAttribute("aria-current")
    },
    setUnread: (isUnread: boolean) => {
      dot.hidden = !isUnread
      about.textContent = isUnread ? "Something new" : ""
    },
  }
}
