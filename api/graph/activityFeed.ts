// Teams' activity feed through Graph: a line and a link for people whom the bot cannot write to.
import { GraphError } from "@microsoft/microsoft-graph-client"
import type { ActivityFeed } from "#domain/message/ports.ts"
import type { GraphClient } from "./client.ts"

type Parts = { client: GraphClient; teamsAppId: string; log(event: string, detail: unknown): void }

/** Graph shows this much of a preview. */
const previewLimit = 150

export function createActivityFeed({ client, teamsAppId, log }: Parts): ActivityFeed {
  return {
    async notify(personId, line) {
      const webUrl = `https://teams.microsoft.com/l/entity/${teamsAppId}/plans`
      try {
        await client.api(`/users/${encodeURIComponent(personId)}/teamwork/sendActivityNotification`).post({
          topic: { source: "text", value: line.slice(0, previewLimit), webUrl },
          activityType: "updatesDue",
          previewText: { content: line.slice(0, previewLimit) },
          templateParameters: [{ name: "line", value: line.slice(0, previewLimit) }],
        })
        return "told"
      } catch (error) {
        log("activity feed not told", error instanceof Error ? error.message : error)
        return mayHaveArrived(error) ? "unknown" : "not told"
      }
    },
  }
}

/** A line that broke and a time that ran out have these names in the client's errors, which have lost their cause. */
const unheard = ["TypeError", "TimeoutError", "AbortError"]

function mayHaveArrived(error: unknown): boolean {
  if (!(error instanceof GraphError)) return false
  return error.statusCode > 0 ? [500, 502, 504].includes(error.statusCode) : unheard.includes(error.code ?? "")
}
