// What a text must lose or gain before a file may hold it; nothing that a person reads is touched otherwise.

// C0 controls but tab and line feed, DEL to C1, half a surrogate pair, and the code points that are no characters: XML
// 1.0 refuses most of them, Word and Excel call the file damaged over the others.
const illegal =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to take out
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

// Word's own line break arrives as a vertical tab when text is pasted.
const lineEnd = /\r\n|[\r\v\f\u0085\u2028\u2029]/g

/** Fit for XML, with "\n" between its lines. */
export const printable = (text: string): string => text.replaceAll(lineEnd, "\n").replaceAll(illegal, "")

// A spreadsheet looks past white space and what cannot be seen; full-width signs count in East Asian settings.
const formula = /^[\s\p{Cf}]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\n\r]/u

const marks = /^'+/

/**
 * A text that a spreadsheet would calculate gets the apostrophe by which spreadsheets know text; others stay as they are. One
 * that has such an apostrophe of its own gets another, so that it can be told which was put there.
 */
export const guarded = (text: string): string => (formula.test(text.replace(marks, "")) ? `'${text}` : text)

/** The text that was guarded. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && formula.test(text.replace(marks, "")) ? text.slice(1) : text

/** The text, or as much of it as there is room for with `ending` after it; no character is cut in two. */
export function cutTo(text: string, limit: number, ending: string): string {
  if (text.length <= limit) return text
  const room = limit - ending.length
  const isHalf = /[\ud800-\udbff]/.test(text.charAt(room - 1))
  return text.slice(0, isHalf ? room - 1 : room) + ending
}

const strong = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Hebrew}\p{Script=Arabic}]/u

/** Whether its first letter that has a direction is Hebrew or Arabic. */
export const readsRightToLeft = (text: string): boolean =>
  /[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(strong.exec(text)?.[0] ?? "")
