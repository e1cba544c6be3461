// A map that shows another through it where it holds nothing itself: a copy of ten thousand actions for one would be dear.

export function layered<V>(under: ReadonlyMap<string, V>, over: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const view: ReadonlyMap<string, V> = {
    get: key => over.get(key) ?? under.get(key),
    has: key => over.has(key) || under.has(key),
    get size() {
      let size = under.size
      for (const key of over.keys()) if (!under.has(key)) size++
      return size
    },
    forEach(run) {
      for (const [key, value] of view) run(value, key, view)
    },
    *keys(): MapIterator<string> {
      yield* under.keys()
      for (const key of over.keys()) if (!under.has(key)) yield key
    },
    *values(): MapIterator<V> {
      for (const [, value] of view) yield value
    },
    *entries(): MapIterator<[string, V]> {
      for (const [key, value] of under) yield [key, over.get(key) ?? value]
      for (const [key, value] of over) if (!under.has(key)) yield [key, value]
    },
    [Symbol.iterator]: () => view.entries(),
  }
  return view
}
