import type { PostDetail } from "#domain/wire/posts.ts"

/** A post as the API tells it, vacant unless told otherwise. */
export const postDetail = (rest: Partial<PostDetail> = {}): PostDetail => ({
  key: "K1",
  title: "Head of Service",
  unitKey: null,
  unitTitle: null,
  holder: null,
  updater: null,
  standIn: null,
  lineManagerKey: null,
  lineManagerTitle: null,
  roles: [],
  memberKeys: [],
  contactKey: null,
  worksOn: [],
  isTermTimeOnly: false,
  leads: 0,
  awayUntil: null,
  leavers: [],
  etag: "1",
  ...rest,
})
