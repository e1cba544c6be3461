// How much of a stranger's file is taken in. A council's largest plan stays far below each of these.

const megabyte = 1_048_576

export const limits = {
  /** Of the file, or of a paste, as it comes. */
  fileBytes: 25 * megabyte,
  /** Of all parts of a zip together, as its directory declares them; pictures, never unpacked, included. */
  declaredBytes: 200 * megabyte,
  /** Of the XML that is unpacked to be read. */
  xmlBytes: 64 * megabyte,
  /** Tags in a Word document. */
  wordTags: 2_500_000,
  /** In as much of it as is read at once: mammoth holds about 1 kB for each, and needs 7 seconds for a million. */
  pieceTags: 400_000,
  entries: 5_000,
  /** Repetitive tables pack about 60 to 1; what packs better than this is made to. Small parts may. */
  ratio: 200,
  ratioFrom: megabyte,
  cells: 1_000_000,
  columns: 1_000,
  /** Characters in one line of a separated file. */
  record: megabyte,
  /** Elements within elements. Browsers stop at 512; the parser's own stack slows with its depth. */
  depth: 1_000,
  /** Of the thread that reads. */
  threadMegabytes: 1_024,
  /** For a file within all the limits that nevertheless takes for ever. */
  threadMilliseconds: 60_000,
} as const
