import { type Element, startWithList } from "./startSample.ts"

type Sample = Awaited<ReturnType<typeof startWithList>>

/** Follows a delta from a link or path to its delta link. */
export const follow = async ({ app }: Sample, start: string) => {
  const elements: Element[] = []
  let pages = 0
  for (let link = start; ; ) {
    const { body } = await app(link)
    pages += 1
    elements.push(...body.value)
    if (body["@odata.deltaLink"]) return { elements, pages, deltaLink: body["@odata.deltaLink"] }
    link = body["@odata.nextLink"]
  }
}

export const ids = (elements: readonly Element[]) => elements.map(({ id, deleted }) => (deleted ? `-${id}` : id))

/** A list of so many rows, and the path of its delta. */
export const withRows = async (rows: number) => {
  const sample = await startWithList()
  for (let n = 1; n <= rows; n += 1) await sample.add({ Title: `Row ${n}` })
  return { sample, path: `${sample.list}/items/delta` }
}
