import { chatId, personOf } from "../identity.ts"
import type { InstallState } from "../store.ts"
import type { World } from "../world.ts"
import { personalInstallation, teamInstallation } from "./activities.ts"
import { deliver, isTaken } from "./deliver.ts"

const shortestPause = 250
const longestPause = 5000

/** Who has the app, and telling the bot so: what it has not taken is offered again until it does. */
export function installations(world: World) {
  const { settings, store } = world
  let stopped = false
  let isRunning = false
  let running = Promise.resolve()
  let wake = () => {}

  const install = (personId: string) => {
    store.addChat(chatId(settings, personId), personId)
    store.setInstallState(personId, "installed")
    for (const activity of personalInstallation(world, personOf(settings, personId), "add")) store.addDelivery(activity)
  }

  const deliverAll = async () => {
    let pause = shortestPause
    for (let next = store.firstDelivery(); next && !stopped; next = store.firstDelivery()) {
      // The service's address may have changed since the activity was kept.
      const taken = isTaken(await deliver(world, { ...next.activity, serviceUrl: world.serviceUrl }))
      if (stopped) return
      if (taken) store.dropDelivery(next.number)
      else await rest(pause)
      pause = taken ? shortestPause : Math.min(pause * 2, longestPause)
    }
  }
  const rest = (ms: number) =>
    new Promise<void>(resolve => {
      const timer = setTimeout(resolve, ms)
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  const start = () => {
    if (isRunning || stopped) return
    isRunning = true
    running = deliverAll().finally(() => {
      isRunning = false
    })
  }

  return {
    /** Installs for everyone who is new here; people who have removed the app stay without it. */
    begin() {
      for (const person of settings.people) {
        if (store.installState(person.id) === undefined && isInstalledFor(world, person.id)) install(person.id)
      }
      if (!store.kept("teamInstalled")) installInTeam(world)
      start()
    },
    install(personId: string) {
      install(personId)
      start()
    },
    remove(personId: string) {
      const [removal] = personalInstallation(world, personOf(settings, personId), "remove")
      store.setInstallState(personId, "removed")
      if (removal) store.addDelivery(removal)
      start()
    },
    setState: (personId: string, state: InstallState) => store.setInstallState(personOf(settings, personId).id, state),
    /** Resolves once the bot has taken everything that waits for it. */
    async settled(): Promise<void> {
      while (isRunning) await running
    },
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}

function isInstalledFor({ settings }: World, personId: string): boolean {
  const { installedFor = "all" } = settings
  return installedFor === "all" || installedFor.includes(personId)
}

function installInTeam(world: World) {
  const { settings, store } = world
  const [channel] = settings.team.channels
  const [by] = settings.people
  if (!channel || !by) return
  for (const activity of teamInstallation(world, by, channel.id)) store.addDelivery(activity)
  store.keep("teamInstalled", "yes")
}
