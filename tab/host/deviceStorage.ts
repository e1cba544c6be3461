export type DeviceStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">

/** What the device keeps; for this page's life only where a browser forbids storage to framed pages. */
export const deviceStorage: DeviceStorage = localStorageIfAllowed() ?? memoryStorage()

function localStorageIfAllowed(): DeviceStorage | null {
  try {
    return globalThis.localStorage
  } catch {
    return null
  }
}

function memoryStorage(): DeviceStorage {
  const items = new Map<string, string>()
  return {
    getItem: key => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: key => void items.delete(key),
  }
}
