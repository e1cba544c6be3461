const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }
const link = /\[((?:\\.|[^\]\\])+)\]\((https:\/\/[^\s)]+)\)/g
const bold = /\*\*(?=\S)((?:\\.|[^\\])+?)\*\*/g
// Stands where an address will be, so that nothing in the address is read as markdown.
const placeMark = "\uE000"
const urlPlace = new RegExp(`${placeMark}(\\d+)${placeMark}`, "g")
const escaped = /\\([\\`*_{}[\]()#+\-.!~>|<&])/g

/**
 * The little markdown that cards use, as HTML: bold, links to https, line breaks and backslash escapes. The renderer puts
 * the result into the page as it is, so everything is escaped first and only tags written here can come out.
 */
export function markdown(text: string): string {
  const safe = text.replace(/[&<>"']/g, character => entities[character] ?? "")
  return safe
    .split(/\n{2,}/)
    .map(paragraph => `<p>${inline(paragraph)}</p>`)
    .join("")
}

function inline(text: string): string {
  const urls: string[] = []
  return text
    .replaceAll(placeMark, "")
    .replace(link, (_all, words: string, url: string) => {
      urls.push(url)
      return `<a href="${placeMark}${urls.length - 1}${placeMark}" rel="noopener noreferrer">${words}</a>`
    })
    .replace(bold, "<strong>$1</strong>")
    .replace(escaped, "$1")
    .replace(/\n/g, "<br>")
    .replace(urlPlace, (_all, at: string) => urls[Number(at)] ?? "")
}
