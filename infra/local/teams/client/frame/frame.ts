import { element } from "../element.ts"
import { type HostSettings, hostAnswers, themeOnTheWire } from "./hostAnswers.ts"

type Request = { id: number; uuidAsString?: string; func: string; args?: unknown[] }
export type FrameSettings = Omit<HostSettings, "said" | "failed" | "loaded" | "subscribed"> & { contentUrl: string }

/** The tab in its frame, by the messages that teams-js and Teams exchange. */
export function tabFrame(announce: (words: string) => void) {
  const notice = element("p", { class: "frameNotice", hidden: true })
  const failure = element("p", { class: "frameNotice failure", role: "alert", hidden: true })
  const loading = element("p", { class: "frameLoading", text: "Opening Plans…" })
  const holder = element("div", { class: "frameHolder" }, loading)
  const root = element("div", { class: "frame" }, notice, failure, holder)
  let settings: FrameSettings | undefined
  let frame: HTMLIFrameElement | undefined
  let subscribed = new Set<string>()

  const say = (at: HTMLElement, words: string) => {
    at.textContent = words
    at.hidden = words === ""
  }
  const raise = (words: string) => {
    console.error(words)
    say(failure, words)
  }
  const post = (message: unknown) => frame?.contentWindow?.postMessage(message, location.origin)

  const answer = async ({ id, uuidAsString, func, args = [] }: Request, given: FrameSettings) => {
    const reply = (answered: unknown[]) => post({ id, uuidAsString, args: answered })
    const answerer = hostAnswers[func]
    if (!answerer) {
      raise(`The tab asked for “${func}”, which small Teams does not know.`)
      return reply([{ errorCode: 100, message: `Small Teams does not know ${func}` }])
    }
    const answered = await answerer(args, {
      ...given,
      said: words => {
        say(notice, words)
        announce(words)
      },
      failed: raise,
      loaded: () => {
        loading.hidden = true
      },
      subscribed: event => subscribed.add(event),
    })
    if (answered) reply(answered)
  }

  window.addEventListener("message", event => {
    const request = event.data as Request | null
    if (!settings || event.source !== frame?.contentWindow || event.origin !== location.origin) return
    if (typeof request?.func !== "string") return
    answer(request, settings).catch((error: unknown) => raise(`“${request.func}” failed: ${String(error)}`))
  })

  return {
    root,
    /** Opens the tab afresh: for another person, or at another page of it. */
    open(next: FrameSettings) {
      settings = next
      subscribed = new Set()
      say(notice, "")
      say(failure, "")
      loading.hidden = false
      frame?.remove()
      frame = element("iframe", { title: "Plans", src: next.contentUrl, allow: "clipboard-write" })
      // A page that never speaks to Teams, such as “the app is not running”, is shown all the same.
      frame.addEventListener("load", () => {
        loading.hidden = true
      })
      holder.append(frame)
    },
    focus: () => frame?.focus(),
    setTheme(theme: string) {
      if (!settings) return
      settings = { ...settings, theme }
      if (subscribed.has("themeChange")) post({ func: "themeChange", args: [themeOnTheWire(theme)] })
    },
  }
}
