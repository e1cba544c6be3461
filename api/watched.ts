// Lets whoever starts the app be told of every step that leaves a trace, before and after it. Unused in production.

/** Called with a step's name, e.g. "before work.insertIfAbsent reply accepted"; the step waits for it. */
export type Watch = (step: string) => Promise<void>

type Method = (...parts: never[]) => Promise<unknown>

/** The same port, whose named methods announce themselves. `name` says what a call is about. */
export function watched<P extends object>(
  port: P,
  watch: Watch | undefined,
  methods: { [M in keyof P]?: (...parts: P[M] extends (...parts: infer A) => unknown ? A : never) => string },
): P {
  if (!watch) return port
  const wrapped = Object.entries(methods).map(([method, name]) => {
    const call = (port as Record<string, Method>)[method] as Method
    const announced = async (...parts: never[]) => {
      const step = (name as (...parts: never[]) => string)(...parts)
      await watch(`before ${step}`)
      const answer = await call(...parts)
      await watch(`after ${step}`)
      return answer
    }
    return [method, announced]
  })
  return { ...port, ...Object.fromEntries(wrapped) }
}
