// https://learn.microsoft.com/graph/api/userteamwork-sendactivitynotification
import { z } from "zod"
import { demandActivityFeed } from "../../access/rights.ts"
import { type Call, type Operation, param } from "../../http/call.ts"
import { GraphError } from "../../http/graphError.ts"
import { badRequest } from "../people/person.ts"

const Topic = z.discriminatedUnion("source", [
  z.object({ source: z.literal("entityUrl"), value: z.string().startsWith("https://graph.microsoft.com/") }),
  z.object({
    source: z.literal("text"),
    value: z.string().min(1),
    webUrl: z.string().startsWith("https://teams.microsoft.com/l/"),
  }),
])

const Sent = z.object({
  topic: Topic,
  activityType: z.string().min(1),
  previewText: z.object({ content: z.string().min(1) }),
  templateParameters: z.array(z.object({ name: z.string(), value: z.string() })).default([]),
  chainId: z.number().int().optional(),
})

/** The one type that every app has without declaring it. */
const undeclared: Readonly<Record<string, string>> = { systemDefault: "{systemDefaultText}" }

const appName = ({ caller, seed }: Call) =>
  seed.appGrants.find(({ appId }) => appId === caller.appId)?.displayName ?? "Application"

const readSent = (body: unknown) => {
  const read = Sent.safeParse(body)
  if (read.success) return read.data
  const [fault] = read.error.issues
  throw badRequest(`Invalid request body: '${fault?.path.join(".")}': ${fault?.message}.`)
}

const textOf = (activityType: string, parameters: Readonly<Record<string, string>>, call: Call) => {
  const template = { ...call.activityTypes, ...undeclared }[activityType]
  if (template === undefined) {
    throw badRequest(`Activity type '${activityType}' is not declared in the Teams app's manifest.`)
  }
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    // Who acts Teams puts in by itself; it cannot be passed.
    const value = name === "actor" ? appName(call) : parameters[name]
    if (value === undefined) throw badRequest(`Template parameter '${name}' of '${activityType}' is missing.`)
    return value
  })
}

const findRecipient = (call: Call) => {
  const asked = param(call, "user").toLowerCase()
  const person = call.seed.people.find(one =>
    [one.id.toLowerCase(), one.userPrincipalName.toLowerCase()].includes(asked),
  )
  if (person) return person
  throw new GraphError({ status: 404, code: "NotFound", message: `User '${param(call, "user")}' is not found.` })
}

const demandInstalled = ({ caller, hasApp }: Call, personId: string) => {
  if (hasApp(personId)) return
  const message = `Application with AAD App Id '${caller.appId}' may not notify this recipient: the Teams app is not installed there.`
  throw new GraphError({ status: 403, code: "Forbidden", message })
}

export const sendActivityNotification: Operation = call => {
  demandActivityFeed(call.caller)
  const { topic, activityType, previewText, templateParameters, chainId } = readSent(call.body)
  const parameters = Object.fromEntries(templateParameters.map(({ name, value }) => [name, value]))
  const text = textOf(activityType, parameters, call)
  const person = findRecipient(call)
  demandInstalled(call, person.id)
  const { source, value } = topic
  call.notify({
    at: call.now().toISOString(),
    appId: call.caller.appId,
    personId: person.id,
    activityType,
    text,
    previewText: previewText.content,
    ...(topic.source === "text" && { webUrl: topic.webUrl }),
    topic: { source, value },
    parameters,
    ...(chainId !== undefined && { chainId }),
  })
  return { status: 204 }
}
