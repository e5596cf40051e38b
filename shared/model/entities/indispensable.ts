/** What a plan has nothing to stand on without, and whether a snapshot has enough of it. */

/** Demand comes from order lines of items and customers, supply enters by sourcing; the company says from when. */
export const indispensable = [
  'company',
  'item',
  'customer',
  'sourcing',
  'sales_order_line',
] as const
export type Indispensable = (typeof indispensable)[number]

/** `mostly_rejected`: more rows were put aside than were taken. */
export type Lack = 'absent' | 'column_missing' | 'mostly_rejected'

interface Counts {
  readonly entity: string
  readonly rows: number
  readonly rejected: number
}

interface About {
  readonly kind: string
  readonly entity: string
}

function lackOf(entity: string, counts: Counts | undefined, findings: readonly About[]) {
  if (!counts) return 'absent'
  const { rows, rejected } = counts
  if (findings.some((f) => f.kind === 'column_missing' && f.entity === entity))
    return 'column_missing'
  if (rows + rejected === 0) return 'absent'
  return rejected > rows ? 'mostly_rejected' : undefined
}

/** What is lacking for a plan, in the order of the data standard; nothing where the snapshot can be planned on. */
export const lacksOf = (
  entities: readonly Counts[],
  findings: readonly About[],
): { readonly entity: Indispensable; readonly lack: Lack }[] =>
  indispensable.flatMap((entity) => {
    const counts = entities.find((one) => one.entity === entity)
    const lack = lackOf(entity, counts, findings)
    return lack ? [{ entity, lack }] : []
  })
