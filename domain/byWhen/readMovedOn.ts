// Words to which a later date for one of several stages was added: "CMT October 2026; Executive December; CMT now May 2027".
import type { ByWhenReading } from "./readByWhen.ts"

/** As a re-dated by-when writes it and as it is read again. */
export const movedOn = (label: string | null, words: string): string => `${opening(label)}${words}`
/** A stage without a name is not found again by its words: then somebody looks at them. */
export const opening = (label: string | null): string => `${label ?? "the next of these"} now `

type Read = (words: string) => ByWhenReading

/** Null where nothing was added so, or what was added is not about a stage that stands there. */
export function readMovedOn(words: string, read: Read): ByWhenReading | null {
  const parts = words.split("; ")
  const at = parts.findIndex((part, place) => place > 0 && later.test(part))
  if (at === -1) return null
  const before = read(parts.slice(0, at).join("; "))
  let reading: ByWhenReading | null = before
  for (const part of parts.slice(at)) reading = reading && moved(reading, part, read)
  return reading && { ...reading, byWhen: { ...reading.byWhen, words } }
}

const later = /^(\S.*?) now (\S.*)$/

function moved(before: ByWhenReading, part: string, read: Read): ByWhenReading | null {
  const [, label = "", words = ""] = later.exec(part) ?? []
  const { byWhen, isSure, leftOver } = read(words)
  const [to, ...others] = byWhen.stages
  const stage = before.byWhen.stages.find(each => each.label?.toLowerCase() === label.toLowerCase())
  if (!stage || !to?.latest || others.length > 0 || leftOver !== "") return null
  const stages = before.byWhen.stages.map(each => (each === stage ? { ...to, label: stage.label } : each))
  return { ...before, byWhen: { ...before.byWhen, stages }, isSure: before.isSure && isSure }
}
