export type DeepLink = { appId: string; entityId: string; subPageId: string }

const path = /^\/l\/entity\/([^/]+)\/([^/]+)\/?$/

/** Reads a Teams link to a tab: https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application */
export function readDeepLink(link: string): DeepLink | undefined {
  if (!URL.canParse(link)) return undefined
  const url = new URL(link)
  if (url.protocol !== "https:" || url.host !== "teams.microsoft.com") return undefined
  const [, appId, entityId] = path.exec(url.pathname) ?? []
  if (!appId || !entityId) return undefined
  return { appId, entityId: decodeURIComponent(entityId), subPageId: subEntity(url.searchParams.get("context")) }
}

function subEntity(context: string | null): string {
  try {
    const { subEntityId } = JSON.parse(context ?? "{}") as { subEntityId?: unknown }
    return typeof subEntityId === "string" ? subEntityId : ""
  } catch {
    return ""
  }
}
