// The weather of a run: what the connector and Graph do to the app's requests.
import { makeDraw } from "#infra/local/teams/connector/draw.ts"
import type { StormKind as TeamsKind } from "#infra/local/teams/teams.ts"
import type { ChaosWorld } from "./chaosWorld.ts"

const teamsKinds: TeamsKind[] = [
  ...(["412", "429", "429-retry-after", "502", "503", "504", "502-after-success", "504-after-success"] as const),
  ...(["reset", "reset-after-success", "slow"] as const),
]
const graphKinds = ["429", "503", "504", "504-after-write", "409", "412", "reset", "reset-after-write", "slow"] as const

export function blow({ world }: ChaosWorld, seed: number) {
  const draw = makeDraw(seed + 1_000_000)
  const rate = 0.05 + draw() * 0.3
  world.teams.storm({ seed, rate, kinds: teamsKinds, retryAfterSeconds: 1, delayMs: 400 })
  world.graph.storm({ seed: seed + 1, rate: 0.05 + draw() * 0.2, kinds: [...graphKinds], retryAfter: 1, delayMs: 400 })
}

export function calm({ world }: ChaosWorld) {
  world.teams.calm()
  world.graph.calm()
}
