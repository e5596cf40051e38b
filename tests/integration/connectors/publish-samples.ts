/** Documents to publish, and what a person at the target could do to its figures. */
import type { PublishDocument, PublishedLine } from '@shared/contract/contract-types'

export const never = new AbortController().signal

export const line = (item: string, month: string, quantity: number): PublishedLine => ({
  item,
  customer: item === '=FG"1,2' ? 'C001' : null,
  site: 'P01',
  month,
  measure: 'planned_supply',
  quantity,
})

export const someLines = (quantity = 100): PublishedLine[] =>
  ['FG-RC01', 'FG-RC02', '=FG"1,2'].flatMap((item) =>
    ['2026-12', '2027-01', '2027-02'].map((month) => line(item, month, quantity + 0.25)),
  )

export const documentOf = (key: string, lines: readonly PublishedLine[]): PublishDocument => ({
  key,
  decision: {
    decision: `decision-${key}`,
    number: 7,
    question: '是否提前采购电机？ “Buy early?”',
    choice: '=HYPERLINK("http://x")',
    options: ['base', 'early'],
    reason: 'O’Neill said so, line 1\nline 2',
    assumptions: '',
    owner: '陈昊',
    due: '2026-12-01',
    decidedBy: 'chair',
    decidedAt: '2026-11-20T09:00:00.000Z',
    snapshot: 's1',
    snapshotHash: 'abc',
    position: 12,
    hash: 'def',
    previousHash: null,
  },
  lines: [...lines],
})
