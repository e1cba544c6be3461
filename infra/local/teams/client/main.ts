import type { MessageView } from "../page/view.ts"
import { feed } from "./activity/feed.ts"
import { type Address, type Place, readAddress, writeAddress } from "./address.ts"
import { readDeepLink } from "./deepLink.ts"
import { element } from "./element.ts"
import { tabFrame } from "./frame/frame.ts"
import { plainRoom, talkRoom } from "./rooms.ts"
import { type ConversationPlace, listen, server, type WhatThereIs } from "./server.ts"
import { shell } from "./shell.ts"
import { composer } from "./talk/composer.ts"
import { conversation } from "./talk/conversation.ts"
import { unread } from "./unread.ts"

server.whatThereIs().then(smallTeams, () => {
  document.body.append(element("p", { text: "Small Teams does not answer. Is it running?" }))
})

function smallTeams(there: WhatThereIs) {
  let at = readAddress(there.people)
  let hush = () => {}
  // Counts the times that a place was shown: each time its cards may be refreshed.
  let showing = 0
  const ids = { chat: "", channel: there.team.channel?.id ?? "" }
  const me = () => there.people.find(({ id }) => id === at.person)

  const talkContext = {
    theme: () => at.theme,
    press: (pressed: Parameters<typeof server.press>[1]) => server.press(at.person, pressed),
    submit: (value: unknown, replyToId: string) => server.say(at.person, { value, replyToId }),
    openLink,
    announce: (words: string) => furniture.announce(words),
    showing: () => showing,
    get memberId() {
      return me()?.memberId ?? ""
    },
    isMine: (message: MessageView) => !message.fromBot,
  }
  const chat = conversation({ label: "Messages", empty: "Nothing here yet." }, talkContext)
  const channel = conversation({ label: "Posts", empty: "Nothing has been posted yet." }, talkContext)
  const box = composer({ botName: there.bot.name, send: text => server.say(at.person, { text }) })
  const chatRoom = talkRoom({ side: "Chat", name: there.bot.name, about: "Your chat with the app" }, chat, box.root)
  const channelName = there.team.channel?.name ?? ""
  const cmtRoom = talkRoom({ side: there.team.name, name: channelName, about: "The channel’s posts" }, channel)
  const frame = tabFrame(words => furniture.announce(words))
  const activity = feed(there.bot.name, ({ webUrl = "" }) => openLink(webUrl) || openSubPage(""))
  const rooms = {
    chat: chatRoom.root,
    plans: plainRoom("Plans", frame.root),
    cmt: cmtRoom.root,
    activity: plainRoom("Activity", activity.root),
  }
  const furniture = shell(there.people, rooms, {
    person: person => go({ person, subPageId: "" }),
    theme: theme => go({ theme }),
    place: place => {
      // Pressed again, Plans opens afresh: the way back after the app was not running.
      if (place === "plans" && at.place === "plans") framed = ""
      go({ place }, true)
    },
  })
  let framed = ""

  function go(change: Partial<Address>, isStep = false) {
    const before = at
    at = { ...at, ...change }
    writeAddress(at, isStep && at.place !== before.place)
    show(before)
  }

  function show(before?: Address) {
    furniture.show(at)
    if (before?.person !== at.person) changePerson()
    if (before && before.theme !== at.theme) {
      chat.redraw()
      channel.redraw()
      frame.setTheme(at.theme)
    }
    if (at.place === "plans") openPlans(before?.place === "plans" && before.subPageId !== at.subPageId)
    if (before?.place !== at.place) {
      showing += 1
      talkAt(at.place)?.toEnd()
    }
    markRead()
  }

  function openPlans(isOtherPage: boolean) {
    const person = me()
    if (!person || (framed === person.id && !isOtherPage)) return
    framed = person.id
    frame.open({
      ...there.tab,
      ...there,
      person,
      theme: at.theme,
      subPageId: at.subPageId,
      ssoToken: () => server.ssoToken(person.id),
      openLink,
      openSubPage: subPageId => openSubPage(subPageId),
    })
  }

  function openSubPage(subPageId: string) {
    framed = ""
    go({ place: "plans", subPageId }, true)
    frame.focus()
  }

  function openLink(url: string): boolean {
    const link = readDeepLink(url)
    if (link?.appId === there.appId) {
      openSubPage(link.subPageId)
      return true
    }
    if (!url.startsWith("https://")) return false
    window.open(url, "_blank", "noopener,noreferrer")
    return true
  }

  function changePerson() {
    hush()
    box.setPerson(at.person)
    chat.clear()
    channel.clear()
    activity.clear()
    // What stood there was the last person's.
    ids.chat = ""
    chatRoom.showLast()
    cmtRoom.showLast()
    framed = ""
    const person = at.person
    hush = listen(person, {
      open: today => {
        furniture.setLost(false)
        chat.setToday(today)
        channel.setToday(today)
        activity.setToday(today)
        showing += 1
        void Promise.all([readAll(person, "chat"), readAll(person, "channel"), readFeed(person)])
      },
      lost: () => furniture.setLost(true),
      typing: id => (id === ids.chat ? chat : channel).showTyping(),
      feed: line => {
        activity.put(line)
        furniture.announce(`Activity: ${line.text}`)
        markRead()
      },
      message: message => {
        put(message)
        if (message.fromBot && !message.edited && !message.deleted) furniture.announce(chat.arrival(message))
      },
    })
  }

  async function readAll(person: string, place: ConversationPlace) {
    const { conversationId, messages } = await server.messages(person, place)
    if (person !== at.person) return
    ids[place] = conversationId
    for (const message of messages) put(message)
    ;(place === "chat" ? chat : channel).toEnd()
  }

  async function readFeed(person: string) {
    const lines = await server.feed(person)
    if (person !== at.person) return
    for (const line of lines) activity.put(line)
    markRead()
  }

  function put(message: MessageView) {
    const isChat = message.conversationId !== ids.channel
    if (isChat) ids.chat = message.conversationId
    ;(isChat ? chat : channel).put(message)
    ;(isChat ? chatRoom : cmtRoom).showLast()
    markRead()
  }

  function markRead() {
    const lastOf = { chat: chat.lastFromBot()?.id, cmt: channel.lastFromBot()?.id, activity: activity.last()?.id }
    const idOf = { chat: ids.chat, cmt: ids.channel, activity: "activity" }
    for (const place of ["chat", "cmt", "activity"] as const) {
      if (at.place === place && document.visibilityState === "visible") {
        unread.mark(at.person, idOf[place], lastOf[place])
      }
      furniture.setUnread(place, unread.has(at.person, idOf[place], lastOf[place]))
    }
  }

  function talkAt(place: Place) {
    return { chat, cmt: channel, plans: undefined, activity: undefined }[place]
  }

  window.addEventListener("popstate", () => {
    const before = at
    at = readAddress(there.people)
    show(before)
  })
  document.addEventListener("visibilitychange", markRead)
  writeAddress(at, false)
  show()
}
