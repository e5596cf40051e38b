import type { DriverKind } from '@shared/model/drivers'
import type { DriverDraft } from './driver-draft'

export type DraftFault =
  | 'percentMissing'
  | 'unitsMissing'
  | 'supplierMissing'
  | 'receiptsMissing'
  | 'opportunityMissing'
  | 'resourceMissing'
  | 'hoursMissing'
  | 'daysMissing'
  | 'codeMissing'
  | 'nameMissing'
  | 'analogueMissing'
  | 'shareMissing'
  | 'startMissing'
  | 'predecessorMissing'
  | 'spanMissing'
  | 'spanReversed'

type Check = (draft: DriverDraft) => DraftFault | null

/** What a driver still lacks; null where it can be recorded. */
export const faultOf: Check = (draft) => checks[draft.kind](draft)

const span: Check = ({ from, to }) => {
  if (!from || !to) return 'spanMissing'
  return to < from ? 'spanReversed' : null
}

const percentage: Check = (draft) => span(draft) ?? (draft.percent ? null : 'percentMissing')

const hours: Check = ({ regularPercent, regularHours, overtimePercent, overtimeHours }) =>
  regularPercent || regularHours || overtimePercent || overtimeHours ? null : 'hoursMissing'

const newItem: Check = (draft) => {
  if (draft.code.trim() === '') return 'codeMissing'
  if (`${draft.nameZh}${draft.nameEn}`.trim() === '') return 'nameMissing'
  if (!draft.analogue) return 'analogueMissing'
  if (!draft.sharePercent) return 'shareMissing'
  if (!draft.start) return 'startMissing'
  return draft.cannibalPercent && !draft.predecessor ? 'predecessorMissing' : null
}

const checks: Readonly<Record<DriverKind, Check>> = {
  demand_percent: percentage,
  promotion: percentage,
  price: percentage,
  cost: percentage,
  demand_units: (draft) => span(draft) ?? (draft.units ? null : 'unitsMissing'),
  opportunity: ({ opportunity }) => (opportunity ? null : 'opportunityMissing'),
  receipts(draft) {
    if (!draft.supplier) return 'supplierMissing'
    return span(draft) ?? (draft.periodsLate || draft.percentShort ? null : 'receiptsMissing')
  },
  capacity(draft) {
    if (draft.resources.length === 0 && !draft.site) return 'resourceMissing'
    return span(draft) ?? hours(draft)
  },
  safety_stock: ({ days }) => (days === null ? 'daysMissing' : null),
  new_item: newItem,
}
