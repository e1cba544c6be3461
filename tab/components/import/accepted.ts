// What the import page takes, before the API has looked into it.

export const acceptedEndings = [".docx", ".xlsx", ".csv", ".txt", ".html", ".htm"] as const

export const largestMegabytes = 25

/** Said here, since sending it would take minutes and be refused all the same. */
export const isTooLarge = ({ size }: { size: number }) => size > largestMegabytes * 1_048_576
