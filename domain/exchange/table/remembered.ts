// A reader that keeps what it has read: a plan of ten thousand rows has a few hundred owners and dates.

export function remembered<Found>(read: (text: string) => Found): (text: string) => Found {
  const known = new Map<string, Found>()
  return text => {
    const kept = known.get(text)
    if (kept !== undefined) return kept
    const found = read(text)
    known.set(text, found)
    return found
  }
}
