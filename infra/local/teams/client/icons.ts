const drawings = {
  chat: "M12 3.5c-4.7 0-8.5 3.4-8.5 7.7 0 1.7.6 3.2 1.6 4.5L4 20l4.4-1.3c1.1.4 2.3.7 3.6.7 4.7 0 8.5-3.6 8.5-8.2S16.7 3.5 12 3.5ZM8.5 10h7M8.5 13.2h4.5",
  plans:
    "M9 4H6.5A1.5 1.5 0 0 0 5 5.500v14A1.500 1.500 0 0 0 6.500 21h11a1.500 1.500 0 0 0 1.500-1.500v-14A1.500 1.500 0 0 0 17.500 4H15M9 3h6v3H9zM8 11l1.200 1.200L11 10.200M8 16l1.200 1.200L11 15.200M13 11.200h3M13 16.200h3",
  cmt: "M12 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM5.500 10.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM18.500 10.500a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.500 14h9v2.500a4.500 4.500 0 0 1-9 0zM5 19a3.500 3.500 0 0 1-2.500-3.300V13.500H5M19 19a3.500 3.500 0 0 0 2.500-3.300V13.500H19",
  activity:
    "M12 3.500a6 6 0 0 0-6 6v3.700L4.500 16.500h15L18 13.200V9.500a6 6 0 0 0-6-6ZM9.500 16.500a2.500 2.500 0 0 0 5 0",
  send: "M4 4.500 20.500 12 4 19.500l2-7.500zM6 12h7",
  thread:
    "M7 18.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM17.500 10a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5ZM9.500 16c4.500 0 1-8.500 5.500-8.500",
} as const

export type IconName = keyof typeof drawings
const svg = "http://www.w3.org/2000/svg"

/** A drawing beside words: hidden from those who listen. */
export function icon(name: IconName): SVGSVGElement {
  const drawn = document.createElementNS(svg, "svg")
  drawn.setAttribute("viewBox", "0 0 24 24")
  drawn.setAttribute("class", "icon")
  drawn.setAttribute("aria-hidden", "true")
  const line = document.createElementNS(svg, "path")
  line.setAttribute("d", drawings[name])
  drawn.append(line)
  return drawn
}
