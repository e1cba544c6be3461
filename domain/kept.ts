// What a key stands for, found once: planning asks the same of few days, posts and plans a hundred thousand times.

/** `find`, asked once for each key; `undefined` is not kept. */
export const kept = <K, T>(find: (key: K) => T): ((key: K) => T) => keptIn(new Map<K, T>(), find)

/** The same, for as long as somebody holds the key. */
export const weaklyKept = <K extends object, T>(find: (key: K) => T): ((key: K) => T) =>
  keptIn(new WeakMap<K, T>(), find)

type Found<K, T> = { get(key: K): T | undefined; set(key: K, value: T): unknown }

function keptIn<K, T>(found: Found<K, T>, find: (key: K) => T): (key: K) => T {
  return key => {
    const known = found.get(key)
    if (known !== undefined) return known
    const made = find(key)
    found.set(key, made)
    return made
  }
}
