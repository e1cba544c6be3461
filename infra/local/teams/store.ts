import { mkdirSync } from "node:fs"
import { dirname } from "node:path"
import { DatabaseSync } from "node:sqlite"
import type { FeedLine } from "./feed.ts"
import type { Activity } from "./world.ts"

export type InstallState = "installed" | "removed" | "blocked"
export type Message = {
  id: string
  conversationId: string
  /** In a channel: the post that a reply stands under. */
  rootId: string | null
  /** "bot", or the person's object id. */
  from: string
  at: string
  day: string
  updatedAt: string | null
  deleted: boolean
  /** The bot did not take it. */
  undelivered: boolean
  activity: Activity
}
export type Store = ReturnType<typeof openStore>
type Row = Record<string, unknown>

const schema = `
  create table if not exists kept (name text primary key, value text not null);
  create table if not exists installs (personId text primary key, state text not null);
  create table if not exists chats (id text primary key, personId text not null);
  create table if not exists messages (
    id text primary key, conversationId text not null, rootId text, sender text not null, at text not null,
    day text not null, updatedAt text, deleted integer not null default 0, undelivered integer not null default 0,
    activity text not null);
  create index if not exists messagesOf on messages (conversationId, id);
  create table if not exists feed (id text primary key, personId text not null, line text not null);
  create index if not exists feedOf on feed (personId, id);
  create table if not exists deliveries (number integer primary key autoincrement, activity text not null);`

/** Everything small Teams remembers, written through to SQLite. */
export function openStore(file = ":memory:") {
  if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true })
  const db = new DatabaseSync(file, { timeout: 5000 })
  db.exec("pragma journal_mode = wal; pragma synchronous = full;")
  db.exec(schema)
  return {
    ...keptValues(db),
    ...installs(db),
    ...messages(db),
    ...feed(db),
    ...deliveries(db),
    close: () => db.close(),
  }
}

function keptValues(db: DatabaseSync) {
  const get = db.prepare("select value from kept where name = ?")
  const put = db.prepare("insert or replace into kept (name, value) values (?, ?)")
  return {
    kept: (name: string) => get.get(name)?.value as string | undefined,
    keep: (name: string, value: string) => {
      put.run(name, value)
    },
  }
}

function installs(db: DatabaseSync) {
  const get = db.prepare("select state from installs where personId = ?")
  const put = db.prepare("insert or replace into installs (personId, state) values (?, ?)")
  const putChat = db.prepare("insert or ignore into chats (id, personId) values (?, ?)")
  const getChat = db.prepare("select personId from chats where id = ?")
  return {
    installState: (personId: string) => get.get(personId)?.state as InstallState | undefined,
    setInstallState: (personId: string, state: InstallState) => {
      put.run(personId, state)
    },
    addChat: (id: string, personId: string) => {
      putChat.run(id, personId)
    },
    ownerOfChat: (id: string) => getChat.get(id)?.personId as string | undefined,
  }
}

function messages(db: DatabaseSync) {
  const insert = db.prepare(
    `insert into messages (id, conversationId, rootId, sender, at, day, undelivered, activity)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const one = db.prepare("select * from messages where id = ?")
  const all = db.prepare("select * from messages where conversationId = ? order by id")
  const rewrite = db.prepare("update messages set activity = ?, updatedAt = ? where id = ?")
  const strike = db.prepare("update messages set deleted = 1, updatedAt = ? where id = ?")
  const markDelivery = db.prepare("update messages set undelivered = ? where id = ?")
  const newest = db.prepare("select max(id) as id from (select id from messages union select id from feed)")
  let lastId = Number(newest.get()?.id ?? 0)
  const message = (id: string): Message | undefined => {
    const row = one.get(id)
    return row && toMessage(row)
  }
  return {
    /** Ids are milliseconds, as in Teams, so text order is the order of sending; no two are alike. */
    nextId(): string {
      lastId = Math.max(Date.now(), lastId + 1)
      return String(lastId)
    },
    addMessage(added: Omit<Message, "updatedAt" | "deleted" | "undelivered">): Message {
      const { id, conversationId, rootId, from, at, day, activity } = added
      insert.run(id, conversationId, rootId, from, at, day, 0, JSON.stringify(activity))
      return { ...added, updatedAt: null, deleted: false, undelivered: false }
    },
    message,
    messagesOf: (conversationId: string): Message[] => all.all(conversationId).map(toMessage),
    rewriteMessage(id: string, activity: Activity, at: string): Message | undefined {
      rewrite.run(JSON.stringify(activity), at, id)
      return message(id)
    },
    deleteMessage(id: string, at: string): Message | undefined {
      strike.run(at, id)
      return message(id)
    },
    setUndelivered(id: string, undelivered: boolean): Message | undefined {
      markDelivery.run(undelivered ? 1 : 0, id)
      return message(id)
    },
  }
}

function feed(db: DatabaseSync) {
  const put = db.prepare("insert into feed (id, personId, line) values (?, ?, ?)")
  const all = db.prepare("select line from feed where personId = ? order by id")
  return {
    addFeedLine: (line: FeedLine) => {
      put.run(line.id, line.personId, JSON.stringify(line))
    },
    feedOf: (personId: string) => all.all(personId).map(({ line }) => JSON.parse(String(line)) as FeedLine),
  }
}

function deliveries(db: DatabaseSync) {
  const put = db.prepare("insert into deliveries (activity) values (?)")
  const first = db.prepare("select number, activity from deliveries order by number limit 1")
  const drop = db.prepare("delete from deliveries where number = ?")
  return {
    addDelivery: (activity: Activity) => {
      put.run(JSON.stringify(activity))
    },
    firstDelivery(): { number: number; activity: Activity } | undefined {
      const row = first.get()
      return row && { number: Number(row.number), activity: JSON.parse(String(row.activity)) as Activity }
    },
    dropDelivery: (number: number) => {
      drop.run(number)
    },
  }
}

function toMessage(row: Row): Message {
  return {
    id: String(row.id),
    conversationId: String(row.conversationId),
    rootId: row.rootId === null ? null : String(row.rootId),
    from: String(row.sender),
    at: String(row.at),
    day: String(row.day),
    updatedAt: row.updatedAt === null ? null : String(row.updatedAt),
    deleted: row.deleted === 1,
    undelivered: row.undelivered === 1,
    activity: JSON.parse(String(row.activity)) as Activity,
  }
}
