/** A driver while it is being filled in, and what it still lacks. */
import type { DriverAssumption } from '@shared/model/drivers'

export interface DriverDraft {
  readonly kind: DriverAssumption['kind']
  readonly customer: string | null
  readonly family: string | null
  readonly supplier: string | null
  readonly item: string | null
  readonly percent: number | null
  readonly periodsLate: number | null
  readonly percentShort: number | null
  readonly from: string | null
  readonly to: string | null
  readonly note: string
}

export type DraftFault =
  | 'supplierMissing'
  | 'percentMissing'
  | 'receiptsMissing'
  | 'spanMissing'
  | 'spanReversed'

/** Half a year from the next month on: what most assumptions are about. */
export const emptyDraft = (
  kind: DriverAssumption['kind'],
  periods: readonly string[],
): DriverDraft => ({
  kind,
  customer: null,
  family: null,
  supplier: null,
  item: null,
  percent: kind === 'demand_percent' ? 20 : null,
  periodsLate: kind === 'receipts' ? 1 : null,
  percentShort: null,
  from: periods[1] ?? periods[0] ?? null,
  to: periods[6] ?? periods.at(-1) ?? null,
  note: '',
})

export function faultOf(draft: DriverDraft): DraftFault | null {
  const { from, to } = draft
  if (!from || !to) return 'spanMissing'
  if (to < from) return 'spanReversed'
  if (draft.kind === 'demand_percent') return draft.percent ? null : 'percentMissing'
  if (!draft.supplier) return 'supplierMissing'
  return draft.periodsLate || draft.percentShort ? null : 'receiptsMissing'
}

/** The assumption of a draft without faults. */
export function assumptionOf(draft: DriverDraft): DriverAssumption {
  const span = { from: draft.from ?? '', to: draft.to ?? '' }
  if (draft.kind === 'demand_percent') {
    const where: Record<string, string> = {}
    if (draft.customer) where.customer = draft.customer
    if (draft.family) where.family = draft.family
    return { kind: 'demand_percent', where, ...span, percent: draft.percent ?? 0 }
  }
  return {
    kind: 'receipts',
    supplier: draft.supplier ?? '',
    ...(draft.item ? { item: draft.item } : {}),
    ...span,
    periodsLate: draft.periodsLate ?? 0,
    percentShort: draft.percentShort ?? 0,
  }
}
