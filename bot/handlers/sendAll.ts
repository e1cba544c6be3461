// "Yes, record it": everything that was read without doubt out of what somebody typed, as it now stands in the forms.
import { answersElsewhere } from "#domain/reminder/elsewhere.ts"
import { itemKey } from "#domain/reminder/reminder.ts"
import { answersOf, reminderForm } from "#domain/reminder/reminderForm.ts"
import { nextOpen } from "../cards/reminderCard.ts"
import { draftOf } from "../verbs.ts"
import { isFilledIn, unchanged } from "./filledIn.ts"
import { type Press, sentence } from "./handler.ts"
import { filledIn, refused } from "./sendUpdate.ts"
import { draftsIn, showReminder, withReminder } from "./showReminder.ts"

export const sendAll: Press<"sendAll"> = (ports, { actor, data, inputs }) =>
  withReminder(ports, actor, data.card, async own => {
    const reminder = own.row.body.content
    const proposed = new Map(reminder.proposed?.map(one => [one.key, one]))
    const answers = await answersOf(ports.work, own.row)
    const elsewhere = answersElsewhere(reminder, ports.register())
    const { isExempt } = ports.context()
    const left = reminder.items.flatMap((item, at) => {
      const key = itemKey(item)
      const reading = proposed.get(key)
      const isShown = (own.only === null || own.only.includes(at)) && !isExempt(item.actionKey)
      if (!isShown || !reading?.isSure || answers.get(key)?.length || elsewhere.has(key)) return []
      const form = { actor, via: "chat" as const, form: reminderForm(own.row, item, 0), answered: unchanged }
      const incoming =
        reading.kind === "no change" && !isFilledIn(inputs, at, item)
          ? form
          : filledIn(own.row, item, draftOf(inputs, at), 0, actor)
      return incoming ? [{ item, at, incoming }] : []
    })
    const taken = await ports.takeReplies(left.map(({ incoming }) => incoming))
    const refusals = left.flatMap(({ item }, at) => {
      const it = taken[at]
      return it?.kind === "refused" ? [refused(ports.words, it.why, item.reference)] : []
    })
    if (refusals[0] && taken.length === 1) return refusals[0]
    const sent = left.filter((_, at) => taken[at]?.kind === "taken").map(({ at }) => at)
    return showReminder(ports, own, {
      inputs,
      drafts: draftsIn(own.row, inputs, sent),
      open: (now, elsewhere) => nextOpen(reminder, now, 0, elsewhere),
      otherwise: refusals[0] ?? sentence(ports.words, "card.isTooFullToShow"),
      notice: refusals.length === 0 ? null : { at: null, text: refusals.map(it => it.text).join(" "), isRefusal: true },
    })
  })
