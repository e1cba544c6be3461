import type { IncomingMessage, ServerResponse } from "node:http"
import type { FaultInput } from "../faults.ts"
import type { StormInput } from "../storm.ts"
import { readText } from "./readBody.ts"
import type { World } from "./world.ts"

type Reply = { readonly status: number; readonly body?: unknown }

const take = async <T>(request: IncomingMessage, use: (sent: T) => void): Promise<Reply> => {
  try {
    use(JSON.parse(await readText(request)))
    return { status: 204 }
  } catch (cause) {
    return { status: 400, body: { error: String(cause) } }
  }
}

const replyTo = async (world: World, request: IncomingMessage): Promise<Reply> => {
  switch (`${request.method} ${request.url}`) {
    case "POST /_local/faults":
      return take<FaultInput | readonly FaultInput[]>(request, world.faults.inject)
    case "DELETE /_local/faults":
      world.faults.clear()
      return { status: 204 }
    case "POST /_local/storm":
      return take<StormInput>(request, world.storms.raise)
    case "DELETE /_local/storm":
      world.storms.calm()
      return { status: 204 }
    case "GET /_local/notifications":
      return { status: 200, body: world.notifications }
    case "GET /_local/requests":
      return { status: 200, body: world.log }
    case "GET /_local/units":
      return { status: 200, body: world.meter.read(Date.now()) }
    default:
      return { status: 404, body: { error: `There is no ${request.method} ${request.url}` } }
  }
}

/** Answers /_local: what another process needs to break and watch this Graph, without a token. */
export const localDoor = (world: World) => async (request: IncomingMessage, response: ServerResponse) => {
  const { status, body } = await replyTo(world, request)
  response.writeHead(status, body === undefined ? {} : { "content-type": "application/json" })
  response.end(body === undefined ? undefined : JSON.stringify(body))
}
