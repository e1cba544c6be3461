import { type Activity, tokenIssuer, type World } from "../world.ts"

/** Teams gives a bot ten to fifteen seconds. */
export const patience = 15_000
export type Taken = { status: number; body: unknown }

/** Posts one activity to the bot, signed as the channel signs; undefined when no answer came. */
export async function deliver(world: World, activity: Activity): Promise<Taken | undefined> {
  const { settings, serviceUrl, channelKey } = world
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: tokenIssuer,
    aud: settings.bot.appId,
    serviceurl: serviceUrl,
    iat: now,
    nbf: now,
    exp: now + 3600,
  }
  try {
    const answer = await fetch(settings.bot.endpoint, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await channelKey.sign(claims)}` },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(patience),
    })
    const text = await answer.text()
    return { status: answer.status, body: readJson(text) }
  } catch {
    return undefined
  }
}

export function isTaken(taken: Taken | undefined): boolean {
  return taken !== undefined && taken.status >= 200 && taken.status < 300
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
