/** Demonstration: the approved record goes out, once. */
import { type DemoStep, from } from './demo-step'

export const publishStep: DemoStep = {
  step: 'publish',
  async run({ people: { planner }, decision }) {
    const ours = from(decision, 'decision')
    const entryOf = async () =>
      (await planner.ask('publishing.outbox', {})).find((one) => one.decision === ours)
    const before = await entryOf()
    const alreadyPublished = before?.state === 'acknowledged'
    const counts = await planner.ask('publishing.send', {})
    const entry = await entryOf()
    const atTarget =
      entry?.state === 'acknowledged'
        ? await planner.ask('publishing.lookUp', { entry: entry.entry })
        : null
    return {
      alreadyPublished,
      ...counts,
      state: entry?.state ?? null,
      key: entry?.key ?? null,
      lines: entry?.lines ?? 0,
      receipt: entry?.receipt ?? null,
      foundAtTarget: atTarget?.receipt.reference ?? null,
      error: entry?.error ?? null,
    }
  },
}
