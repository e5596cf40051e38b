/** A view of four rows and three months as the file that an export writes. */
import { writeBookOfViews } from '@main/services/workbooks/book-of-views'
import type { BookOfViews, SheetRow } from '@main/services/workbooks/thread-shapes'
import { cellFlags } from '@shared/contract/planning-calls'
import { read, type WorkBook, write } from 'xlsx'

const row = (key: string, label: string, code: string, more: Partial<SheetRow> = {}): SheetRow => ({
  key,
  label,
  code,
  unit: 'quantity',
  unitText: 'units',
  depth: 1,
  heading: null,
  editable: true,
  partial: false,
  ...more,
})

export const smallBook = (): BookOfViews => ({
  provenance: {
    format: 1,
    version: '0.1.0',
    workspace: 'W',
    company: 'Acme',
    scenario: 'base',
    scenarioName: 'Base plan',
    position: 7,
    snapshot: 'S',
    asOf: '2026-11-01',
    view: 'Plan',
    language: 'en',
    exportedBy: 'Lin',
    exportedAt: '2026-11-22T09:00:00Z',
  },
  words: { title: 'Acme', legend: 'L', name: 'Name', label: 'Measure', code: 'Code', unit: 'Unit' },
  sheets: [
    {
      side: 'demand',
      name: 'Demand',
      rows: [
        row('consensus_demand?', 'Consensus demand', '', { depth: 0, heading: 'All' }),
        row('baseline?item=K1', 'Baseline', 'K1', { heading: '=cmd|calc', editable: false }),
        row('override?item=K1', 'Override', 'K1'),
        row('consensus_demand?item=K1', 'Consensus demand', 'K1'),
      ],
      periods: [
        { period: '2026-10', kind: 'past', heading: 'Oct 26' },
        { period: '2026-11', kind: 'current', heading: 'Nov 26' },
        { period: '2026-12', kind: 'future', heading: 'Dec 26' },
      ],
      values: Float64Array.of(NaN, 300, 310.5, 90, 100, 110, NaN, NaN, 120, NaN, 100, 120),
      flags: Uint8Array.of(0, 0, cellFlags.locked, 0, 0, 0, 0, 0, 1, 0, 0, 1),
      notes: [{ row: 3, period: 1, author: 'Lin', text: 'Lin: <mind> the promotion' }],
    },
  ],
})

export const smallFile = (): Uint8Array => writeBookOfViews(smallBook())

/** What another spreadsheet program makes of the file, changed by `edit`. */
export function editedElsewhere(
  file: Uint8Array,
  edit: (book: WorkBook) => void,
): Uint8Array<ArrayBuffer> {
  const book = read(file, { cellNF: true, cellStyles: true })
  edit(book)
  return new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }))
}
