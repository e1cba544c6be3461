/** From done to overdue, as bars and legends are read. */
export const ratingsInOrder = ["blue", "green", "amber", "red", "none"] as const
