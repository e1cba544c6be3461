// Teams' activity feed through Graph: a line and a link for people whom the bot cannot write to.
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
        return true
      } catch (error) {
        log("activity feed not told", error instanceof Error ? error.message : error)
        return false
      }
    },
  }
}
