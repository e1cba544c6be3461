// Links from cards into the tab.

/** Opens the tab at a page; Teams resolves it by the app's id. Kept short: Windows refuses links over 1,900 characters. */
export function tabLink(teamsAppId: string, subPageId: string): string {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: subPageId }))
  return `https://teams.microsoft.com/l/entity/${teamsAppId}/plans?context=${context}`
}
