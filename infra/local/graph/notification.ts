// A line in a person's activity feed, as an application asked Teams to put it there.

export type ActivityNotification = {
  readonly at: string
  readonly appId: string
  /** Object id of the person whose feed it is. */
  readonly personId: string
  readonly activityType: string
  /** The type's own words, with the parameters in their places. */
  readonly text: string
  readonly previewText: string
  /** Where the line leads; only a topic of source `text` says so. */
  readonly webUrl?: string
  readonly topic: { readonly source: "entityUrl" | "text"; readonly value: string }
  readonly parameters: Readonly<Record<string, string>>
  readonly chainId?: number
}
