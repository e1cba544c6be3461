/** Choices whose text holds every word that was typed, in the order they came. */
export function found<Choice extends { text: string }>(choices: readonly Choice[], typed: string): readonly Choice[] {
  const wanted = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return choices.filter(({ text }) => wanted.every(word => text.toLocaleLowerCase().includes(word)))
}
