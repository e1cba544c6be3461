// The last link to Graph on this machine: the request as it is, sent to a stand-in's address.
import type { Middleware } from "@microsoft/microsoft-graph-client"

const graph = "https://graph.microsoft.com"

/** Everything before this link believes it speaks to Graph: paging, tokens and retries are those of a tenant. */
export const retarget = (origin: string): Middleware => ({
  async execute(context) {
    const url = typeof context.request === "string" ? context.request : context.request.url
    if (!url.startsWith(graph)) throw new Error(`${new URL(url).host} is not Graph`)
    context.response = await fetch(origin + url.slice(graph.length), context.options)
  },
})
