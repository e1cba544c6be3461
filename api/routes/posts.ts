// The register of posts, read by all and kept by few.
// GET /api/posts · POST /api/posts · POST /api/posts/:key · GET /api/people?search=
import type { FastifyInstance } from "fastify"
import { z } from "zod"
import { isOpen } from "#domain/action/status.ts"
import { AppError } from "#domain/errors.ts"
import { changesAdministrator, changesIn, type PostFields as Fields, faultIn } from "#domain/people/editPost.ts"
import { type Act, may } from "#domain/people/may.ts"
import type { Post } from "#domain/people/post.ts"
import { absenceOf } from "#domain/people/request.ts"
import type { Register } from "#domain/update/register.ts"
import { rolesEverywhere } from "#domain/update/rolesOf.ts"
import {
  NewPostRequest,
  type PeopleAnswer,
  PostChangeRequest,
  type PostDetail,
  type PostSaved,
  type PostsAnswer,
} from "#domain/wire/posts.ts"
import { Refused } from "../errorHandler.ts"
import { inLane } from "../graph/lanes.ts"
import { readLeavers } from "../jobs/findLeavers.ts"
import { createOneByOne } from "../oneByOne.ts"
import type { ApiPorts } from "./apiPorts.ts"

const Params = z.object({ key: z.string().max(64) })
/** A directory has too many beginning with one letter. */
const Query = z.object({ search: z.string().trim().min(2).max(100) })

/** A form is waited on. */
const editTurn = { patienceMilliseconds: 5000 }

export function postRoutes(server: FastifyInstance, ports: ApiPorts): void {
  const { store, directory, ids, clock } = ports
  const oneByOne = createOneByOne()
  const mayDo = (act: Act, personId: string) =>
    may(act, rolesEverywhere({ register: ports.register(), personId, today: clock.today() }))
  const requireKeeper = (personId: string) => {
    if (!mayDo("keep posts and units", personId)) throw new Refused("forbidden", "error.notAllowed")
  }
  const requireSound = (key: string, fields: Fields) => {
    const fault = faultIn(key, fields, ports.register())
    if (fault) throw new Refused("invalid", `error.post.${fault}`)
  }
  const requireMayGiveRoles = (personId: string, sentence: "error.post.roles" | "error.post.administrator") => {
    if (!mayDo("keep settings and roles", personId)) throw new Refused("forbidden", sentence)
  }

  server.get("/api/posts", async ({ reader }): Promise<PostsAnswer> => {
    const register = ports.register()
    return {
      today: clock.today(),
      asOf: ports.readAt(),
      mayKeep: mayDo("keep posts and units", reader.id),
      mayGiveRoles: mayDo("keep settings and roles", reader.id),
      posts: await presentPosts(ports, register),
      units: byTitle([...register.units.values()]).map(({ key, title }) => ({ key, title })),
    }
  })

  server.post("/api/posts", async ({ body, reader }): Promise<PostSaved> => {
    requireKeeper(reader.id)
    const sent = NewPostRequest.parse(body)
    // The reader is part of the form's name: nobody's form is another's.
    const key = ids.digest(`post ${reader.id} ${sent.formId}`)
    const fields = once(sent.fields)
    if (fields.roles.length > 0) requireMayGiveRoles(reader.id, "error.post.roles")
    requireSound(key, fields)
    const add = async () => {
      // A try that seemed to fail had made it: what was put right on the form since is not to be lost.
      if ((await store.add("posts", { ...fields, key })) === "present") await writeOver(reader.id, key, fields)
      return { key }
    }
    return oneByOne(() => inLane("edit", editTurn, add))
  })

  server.post("/api/posts/:key", async ({ params, body, reader }): Promise<PostSaved> => {
    requireKeeper(reader.id)
    const { key } = Params.parse(params)
    const sent = PostChangeRequest.parse(body)
    const edit = async () => {
      await writeOver(reader.id, key, once(sent.fields), sent.etag)
      return { key }
    }
    // Of two administrators taken away at once one stays.
    return oneByOne(() => inLane("edit", editTurn, edit))
  })

  /** `etag`: as the form was opened with it; without one, as it is now. */
  async function writeOver(readerId: string, key: string, fields: Fields, etag: string | null = null) {
    const stored = await store.read("posts", key)
    if (!stored) throw new AppError("notFound", "post")
    if (etag !== null && stored.etag !== etag) throw new Refused("conflict", "error.conflict")
    const changes = changesIn(stored.value, fields)
    if (changes.roles) requireMayGiveRoles(readerId, "error.post.roles")
    if (changesAdministrator(stored.value, changes)) requireMayGiveRoles(readerId, "error.post.administrator")
    requireSound(key, fields)
    const isSame = Object.keys(changes).length === 0
    if (!isSame && (await store.write("posts", key, changes, stored.etag)) === "changed")
      throw new Refused("conflict", "error.conflict")
  }

  server.get("/api/people", async ({ query, reader }): Promise<PeopleAnswer> => {
    requireKeeper(reader.id)
    const people = await directory.search(Query.parse(query).search)
    return { isSearched: people !== null, people: people ?? [] }
  })
}

/** What is named twice counts once. */
const once = (fields: Fields): Fields => ({
  ...fields,
  roles: [...new Set(fields.roles)],
  memberKeys: [...new Set(fields.memberKeys)],
  worksOn: [...new Set(fields.worksOn)].sort(),
})

const byTitle = <T extends { title: string }>(values: T[]): T[] =>
  values.toSorted((a, b) => a.title.localeCompare(b.title))

async function presentPosts(ports: ApiPorts, register: Register): Promise<PostDetail[]> {
  const leavers = (await readLeavers(ports.work)) ?? new Set<string>()
  const leads = new Map<string, number>()
  for (const { leadKey, status } of register.actions.values())
    if (leadKey !== null && isOpen(status)) leads.set(leadKey, (leads.get(leadKey) ?? 0) + 1)
  const titleOf = (map: ReadonlyMap<string, { title: string }>, key: string | null) =>
    key === null ? null : (map.get(key)?.title ?? null)
  return byTitle([...register.posts.values()]).map(post => ({
    ...post,
    unitTitle: titleOf(register.units, post.unitKey),
    lineManagerTitle: titleOf(register.posts, post.lineManagerKey),
    leads: leads.get(post.key) ?? 0,
    awayUntil: awayUntil(post, register, ports.clock.today()),
    leavers: [post.holder, post.updater, post.standIn].flatMap(it => (it && leavers.has(it.id) ? [it.name] : [])),
    etag: ports.etagOf("posts", post.key) ?? "",
  }))
}

const awayUntil = ({ holder, updater }: Post, { absences }: Register, today: string): string | null => {
  const person = holder ?? updater
  return person ? (absenceOf(person.id, absences, today)?.until ?? null) : null
}
