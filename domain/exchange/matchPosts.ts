// Names out of a plan, matched to posts: by exact title, else near ones are offered and never taken.
import type { Post, Posts } from "../people/post.ts"
import { isSlip } from "./table/slip.ts"

export type PostMatch = { name: string; key: string | null; near: { key: string; title: string }[] }

const mostOffered = 5
const nearEnough = 0.5

/** Case, spacing, "&" and a leading "the" make no other post. */
const plain = (title: string) =>
  title
    .toLowerCase()
    .replaceAll("&", " and ")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
    .replace(/^the /, "")

const idle = new Set(["of", "the", "and", "for", "to", "a", "an", "in"])
const wordsOf = (title: string) =>
  new Set(
    plain(title)
      .split(" ")
      .filter(word => word !== "" && !idle.has(word)),
  )
const lettersOf = (title: string) => [...title.matchAll(/(?<![\p{L}\p{N}'’])\p{L}/gu)].join("").toUpperCase()

type Known = { post: Post; words: Set<string>; letters: string[] }

export function matchPosts(names: readonly string[], posts: Posts): PostMatch[] {
  const known = [...posts.values()].map(
    (post): Known => ({
      post,
      words: wordsOf(post.title),
      letters: [
        lettersOf(
          plain(post.title)
            .split(" ")
            .filter(word => !idle.has(word))
            .join(" "),
        ),
      ].concat(post.holder ? [lettersOf(post.holder.name)] : []),
    }),
  )
  const byTitle = Map.groupBy(known, ({ post }) => plain(post.title))
  const found = new Map<string, PostMatch>()
  return names.map(name => {
    const match = found.get(name) ?? matchPost(name, byTitle, known)
    found.set(name, match)
    return match
  })
}

function matchPost(name: string, byTitle: ReadonlyMap<string, Known[]>, known: readonly Known[]): PostMatch {
  const same = byTitle.get(plain(name)) ?? []
  const [only] = same
  if (only && same.length === 1) return { name, key: only.post.key, near: [] }
  const near = same.length > 1 ? same : nearOnes(name, known)
  return { name, key: null, near: near.slice(0, mostOffered).map(({ post: { key, title } }) => ({ key, title })) }
}

function nearOnes(name: string, known: readonly Known[]): Known[] {
  if (/^[A-Z][A-Z. ]{0,6}$/.test(name.trim())) {
    const letters = name.replaceAll(/[^A-Z]/g, "")
    return known.filter(each => each.letters.includes(letters))
  }
  const words = wordsOf(name)
  return known
    .map(each => ({ each, likeness: likeness(words, each.words) }))
    .filter(({ likeness }) => likeness >= nearEnough)
    .sort((a, b) => b.likeness - a.likeness)
    .map(({ each }) => each)
}

/** The share of words that two titles have in common, a slip of one letter forgiven. */
function likeness(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  if (some.size === 0 || others.size === 0) return 0
  const shared = [...some].filter(word => others.has(word) || [...others].some(other => isSlip(word, other))).length
  return (2 * shared) / (some.size + others.size)
}
