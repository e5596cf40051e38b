/** Opens the workspace named by its argument and appends until it is killed; says each position once it is kept. */
import { writeSync } from 'node:fs'
import { appendJournal, openWorkspace } from '@main/store/writing'

const store = openWorkspace(process.argv[2] ?? '', { now: '2026-11-15T09:30:00.000Z' })
for (let value = 1; ; value += 1) {
  const { position } = appendJournal(store.db, {
    scenario: 'base',
    kind: 'change',
    step: {
      changes: [
        {
          kind: 'set_cells',
          measure: 'override',
          cells: [
            {
              line: 'FG-001|C-001',
              period: '2026-12',
              before: value - 1,
              after: value,
              depthBefore: 0,
              depthAfter: 0,
            },
          ],
        },
      ],
      place: null,
      entry: String(value),
    },
    undoes: null,
    author: 'lin-yue',
    at: '2026-11-15T09:30:00.000Z',
    reason: null,
  })
  writeSync(1, `${position}\n`)
}
