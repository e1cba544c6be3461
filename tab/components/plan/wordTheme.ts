/** "1. Communication"; a title that begins with its code already is left as it is. */
export function wordTheme({ code, title }: { code: string; title: string }): string {
  if (code === "") return title
  const isNumberedAlready = title.startsWith(code) && /^[\s.:)–-]/.test(title.slice(code.length))
  return isNumberedAlready ? title : `${code}. ${title}`
}
