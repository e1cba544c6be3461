export const themes = ["light", "dark", "contrast"] as const
export type Theme = (typeof themes)[number]
export const places = ["chat", "plans", "cmt", "activity"] as const
export type Place = (typeof places)[number]
export type Address = { person: string; theme: Theme; place: Place; subPageId: string }

const kept = "small-teams.address"

/** Where the visitor is: the hash says it first, then what this browser remembers. */
export function readAddress(people: { id: string }[]): Address {
  const hash = new URLSearchParams(location.hash.slice(1))
  const memory = new URLSearchParams(localStorage.getItem(kept) ?? "")
  const said = (name: string) => hash.get(name) ?? memory.get(name)
  return {
    person: people.find(({ id }) => id === said("person"))?.id ?? people[0]?.id ?? "",
    theme: themes.find(theme => theme === said("theme")) ?? "light",
    place: places.find(place => place === said("place")) ?? "chat",
    subPageId: hash.get("sub") ?? "",
  }
}

/** A change of place is a step that the browser can go back over; a change of person or theme is not. */
export function writeAddress(address: Address, isStep: boolean) {
  const { person, theme, place, subPageId } = address
  const text = new URLSearchParams({ place, person, theme, ...(subPageId && { sub: subPageId }) }).toString()
  localStorage.setItem(kept, text)
  const method = isStep ? "pushState" : "replaceState"
  history[method](null, "", `#${text}`)
}
