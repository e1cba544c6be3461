/** A fixed key in the shape of a ULID that a person can still read; "00" at its start sorts it before every real one. */
export function sampleKey(kind: string, name: string): string {
  const letters = `00SAMPLE${kind}${name}`.toUpperCase().replaceAll(/[^0-9A-Z]/g, "")
  return letters.replaceAll(/[IL]/g, "1").replaceAll("O", "0").replaceAll("U", "V").padEnd(26, "0").slice(0, 26)
}
