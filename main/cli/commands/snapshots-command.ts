import type { Command } from '../command'
import { table } from '../print-table'

/** `snapshots`: what was pulled so far, the newest first. */
export const snapshotsCommand: Command = {
  name: 'snapshots',
  usage: ['snapshots DIR'],
  example: 'snapshots ./company --json',
  options: {},
  least: 1,
  most: 1,
  async run({ desk, say }) {
    const snapshots = await (await desk()).ask('snapshots.list', {})
    if (snapshots.length === 0) return { document: [], lines: [say('no_snapshots')] }
    const lines = table(
      [
        { title: say('column_snapshot') },
        { title: say('column_as_of') },
        { title: say('column_rows'), right: true },
        { title: say('column_errors'), right: true },
        { title: say('column_warnings'), right: true },
        { title: say('column_seconds'), right: true },
      ],
      snapshots.map((one) => [
        one.snapshot,
        one.asOf,
        String(one.entities.reduce((sum, { rows }) => sum + rows, 0)),
        String(one.errors),
        String(one.warnings),
        one.seconds.toFixed(1),
      ]),
    )
    return { document: snapshots, lines }
  },
}
