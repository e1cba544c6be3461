// Who is to do it, out of an owner's cell: posts, initials and bodies, lead first, with a task where one hides there.

export type Owner = { name: string; role: "lead" | "contributor"; task: string | null }

const roleWord =
  /\b(?:heads?|directors?|managers?|officers?|chiefs?|executives?|leaders?|leads?|councillors?|cllrs?|members?|holders?|clerks?|co-?ordinators?|secretar(?:y|ies)|treasurers?|chairs?|chairman|mayor|solicitors?|auditors?|accountants?|engineers?|planners?|advis[eo]rs?|assistants?|champions?|consultants?|wardens?|librarians?|surveyors?|analysts?|specialists?|supervisors?|commissioners?|principals?|staff|employees|governors?|trustees?|volunteers?|mrs?|ms|dr)\b/i
const bodyWord =
  /\b(?:teams?|(?:sub-?)?groups?|boards?|committees?|centres?|councils?|partnerships?|services?|departments?|units?|forums?|panels?|directorates?|trusts?|police|agenc(?:y|ies)|networks?|associations?|offices?|party|authorit(?:y|ies)|schools?|college|university|society|cabinet|federation|consortium|bureau|contractors?|providers?|partners?|residents|tenants)\b/i
const firmBody = /\b(?:teams?|(?:sub-?)?groups?|boards?|committees?|partnerships?|councils?|forums?|panels?)$/i
const initials = /^(?:[A-Z][A-Z&]{0,6}|(?:[A-Z]\. ?){1,4}|[A-Z]{1,3}\d?)$/

const isInitials = (text: string) => initials.test(text)
const endsInOffice = (text: string) => {
  const last = text.split(" ").at(-1) ?? ""
  return roleWord.test(last) || bodyWord.test(last)
}
const hasOffice = (text: string) => roleWord.test(text) || bodyWord.test(text)

/** Whether every name of a short text is one by its looks; said of columns whose heading says nothing. */
export const looksLikeOwners = (text: string): boolean =>
  text.length <= 90 &&
  readOwners(text).every(({ name }) => isInitials(name) || hasOffice(name)) &&
  /[A-Za-z]/.test(text)

/** More than this is no list of owners, and is kept as one. */
const longestRead = 1500

export function readOwners(text: string): Owner[] {
  const plain = text.replaceAll(/[^\S\n]+/g, " ").trim()
  if (plain === "" || isNobody(plain)) return []
  if (plain.length > longestRead) return [{ name: plain, role: "lead", task: null }]
  const owners = pieces(plain).flatMap(piece => ownersIn(piece))
  const seen = new Set<string>()
  const named = owners.filter(({ name, task }) => name !== "" && (task !== null || !seen.has(name)) && seen.add(name))
  return named.map((owner, index) => (index === 0 ? { ...owner, role: "lead" } : { ...owner, role: "contributor" }))
}

/** "TBC" in the owner's cell names nobody. */
const isNobody = (text: string) => /^(?:t\.?b\.?[cad]\.?|n\/?a|none|-+|–|—|\?+|vacant)$/i.test(text)

/** Parted where nothing else can be meant: lines, semicolons, and "/" unless it stands in "and/or" or a number. */
const pieces = (text: string): string[] =>
  text
    .replaceAll(/ ?\/ ?(?!or\b)/g, (slash, at: number) => (/\d ?$/.test(text.slice(0, at)) ? slash : "\n"))
    .split(/ ?[;\n|] ?/)
    .filter(piece => /[\p{L}\p{N}]/u.test(piece))

const label =
  /^(?:lead|led by|responsible|support(?:ed by|ing|)|assisted by|with|contributors?|partners?) ?(?:officers?)? ?[:–-] ?(?=\S)/i

function ownersIn(piece: string): Owner[] {
  const unlabelled = piece.trim().replace(label, "")
  const tasked = withTask(unlabelled)
  if (tasked) return tasked
  const brackets: string[] = []
  const bare = unlabelled.replaceAll(/ ?\(([^()]*)(?:\)|$)/g, (whole, inner: string) => {
    const helpers = helpersIn(inner)
    if (helpers === null) return whole
    brackets.push(...helpers)
    return " "
  })
  return [...splitNames(bare), ...brackets].map(name => ({ name: cleaned(name), role: "lead", task: null }))
}

/** Names in brackets help; other words in brackets belong to the name ("Head of Service (Housing)"). */
function helpersIn(inner: string): string[] | null {
  const said = /^(?:support(?:ed by|ing|)|with|assisted by|and)\b ?:? ?/i.exec(inner)
  const names = splitNames(said ? inner.slice(said[0].length) : inner)
    .map(cleaned)
    .filter(name => /[\p{L}\p{N}]/u.test(name))
  const areNames = names.length > 0 && names.every(name => isInitials(name) || roleWord.test(name))
  return said || areNames ? names : null
}

const notAVerb = /^(?:the|a|an|all|each|be|tbc|our|their|any|date)\b/

/** "Head of X to promote good practice": the lead, and the task. A second post with a task of its own is another. */
function withTask(text: string): Owner[] | null {
  const found = /^(.{2,100}?) (?:[–-] )?to ([a-z].*)$/s.exec(text)
  const [, before, task] = found ?? []
  if (!before || !task || notAVerb.test(task)) return null
  const names = splitNames(before)
  if (!names.every(name => isInitials(cleaned(name)) || hasOffice(name))) return null
  const next = /(?:, and |, |; | and )(?=[A-Z][^,;]{2,60}? to [a-z])/.exec(task)
  const more = next ? withTask(task.slice(next.index + next[0].length)) : null
  const own = cleaned(more && next ? task.slice(0, next.index) : task)
  return [...names.map((name): Owner => ({ name: cleaned(name), role: "lead", task: own })), ...(more ?? [])]
}

const cleaned = (name: string) => {
  const plain = name.replaceAll(/ +/g, " ").replaceAll(/^[\s,;:–-]+|[\s,;:–-]+$/g, "")
  return isInitials(plain) ? plain : plain.replace(/\.$/, "")
}

/** Commas and "and" part posts, but not the subjects of one post ("Head of Learning and Development"). */
function splitNames(text: string): string[] {
  const tokens = text.split(/(, and |, | and | & | with )/)
  const names = [tokens[0] ?? ""]
  const hasCommas = tokens.some(token => token.startsWith(","))
  for (let index = 2; index < tokens.length; index += 2) {
    const [by, right, left] = [tokens[index - 1] ?? "", tokens[index] ?? "", names.at(-1) ?? ""]
    const following = tokens.filter((_, at) => at >= index && at % 2 === 0)
    if (isApart(left, by, right, { hasCommas, following })) names.push(right)
    else names[names.length - 1] = left + by + right
  }
  return names
}

function isApart(left: string, by: string, right: string, list: { hasCommas: boolean; following: string[] }): boolean {
  const isComma = by.startsWith(",")
  const isOpenTitle = hasOffice(left) && !endsInOffice(left)
  if (isOpenTitle) {
    // "Head of Legal and Democratic Services" is one post, "Portfolio Holder for X, UK and EU Issues" as well.
    if (isComma) return list.following.every(name => isInitials(name.trim()) || hasOffice(name))
    return roleWord.test(right) || firmBody.test(right) || by === " with "
  }
  if (isInitials(left) || endsInOffice(left)) return true
  if (isComma || by === " with ") return true
  return list.hasCommas && !hasOffice(right)
}
