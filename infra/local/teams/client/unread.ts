const key = (person: string, conversationId: string) => `small-teams.read.${person}.${conversationId}`

/** How far each person has read, kept in this browser. */
export const unread = {
  mark(person: string, conversationId: string, messageId: string | undefined) {
    if (messageId) localStorage.setItem(key(person, conversationId), messageId)
  },
  has(person: string, conversationId: string, messageId: string | undefined): boolean {
    return messageId !== undefined && messageId > (localStorage.getItem(key(person, conversationId)) ?? "")
  },
}
