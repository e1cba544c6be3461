// The posts a search finds, under their units.

import { compareNumbered } from "#domain/plan/compareNumbered.ts"
import type { PostDetail, PostsAnswer } from "#domain/wire/posts.ts"

export type UnitPosts = { key: string | null; title: string | null; posts: PostDetail[] }

const byTitle = (a: { title: string }, b: { title: string }) => compareNumbered(a.title, b.title)

/** In the order of the units' titles; posts under no unit come last. */
export function postsByUnit(posts: readonly PostDetail[], units: PostsAnswer["units"]): UnitPosts[] {
  const known = new Set(units.map(unit => unit.key))
  const under = (key: string | null) =>
    posts.filter(post => (known.has(post.unitKey ?? "") ? post.unitKey : null) === key).toSorted(byTitle)
  const groups: UnitPosts[] = units.toSorted(byTitle).map(unit => ({ ...unit, posts: under(unit.key) }))
  return [...groups, { key: null, title: null, posts: under(null) }].filter(group => group.posts.length > 0)
}

/** Posts of which a title or a name holds every word that was typed. */
export function seekPosts(posts: readonly PostDetail[], search: string): readonly PostDetail[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return posts
  return posts.filter(post => {
    const people = [post.holder, post.updater, post.standIn].map(person => person?.name ?? "")
    const text = [post.title, post.unitTitle ?? "", ...people].join(" ").toLocaleLowerCase()
    return wanted.every(word => text.includes(word))
  })
}
