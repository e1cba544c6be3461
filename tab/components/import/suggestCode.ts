const small = /^(?:a|an|and|at|for|in|of|on|or|the|to|with)$/i

/** Letters that begin a title's words, and its figures: "Staff Survey Action Plan 2026" gives SSAP2026. */
export const suggestCode = (title: string): string =>
  title
    .split(/[^\p{L}\p{N}]+/u)
    .filter(part => part !== "" && !small.test(part))
    .map(part => (/^\d+$/.test(part) ? part : part.charAt(0).toLocaleUpperCase("en-GB")))
    .join("")
    .slice(0, 20)
