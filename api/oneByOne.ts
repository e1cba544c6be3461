// Runs what is asked for at the same time one after another, so that each sees what the one before it did.

export function createOneByOne(): <T>(run: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return run => {
    const next = last.then(run)
    // One that fails keeps nobody else back.
    last = next.catch(() => {})
    return next
  }
}
