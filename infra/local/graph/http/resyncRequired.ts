import { GraphError } from "./graphError.ts"

/** The delta token is too old or from another life of the list; Location says where to start afresh. */
export const resyncRequired = (start: string) =>
  new GraphError({
    status: 410,
    code: "resyncChangesApplyDifferences",
    message: "Resync required. Replace any local items with the server's version (including deletes).",
    headers: { location: start },
  })
