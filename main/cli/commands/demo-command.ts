import type { Command } from '../command'
import { runDemo } from '../demo/run-demo'

/** `demo`: the whole cycle on the sample company, each step's result as JSON; safe to repeat. */
export const demoCommand: Command = {
  name: 'demo',
  usage: ['demo DIR'],
  example: 'demo ./demo-company',
  options: {},
  least: 1,
  most: 1,
  alwaysJson: true,
  async run(context) {
    const { steps, exit } = await runDemo(context)
    return { document: { steps }, lines: [], exit }
  },
}
