import type { DriverAssumption, DriverKind, DriverOf } from '@shared/model/drivers'
import { type DriverDraft, filters } from './driver-draft'

/** The assumption of a draft without faults. */
export const assumptionOf = (draft: DriverDraft): DriverAssumption => make[draft.kind](draft)

const where = (draft: DriverDraft): Record<string, string> =>
  Object.fromEntries(
    filters.flatMap((name) => {
      const code = draft[name]
      return code ? [[name, code]] : []
    }),
  )

const span = ({ from, to }: DriverDraft) => ({ from: from ?? '', to: to ?? '' })

const percentage = <K extends 'demand_percent' | 'promotion' | 'price' | 'cost'>(
  kind: K,
  draft: DriverDraft,
) => ({ kind, where: where(draft), ...span(draft), percent: draft.percent ?? 0 })

const make: { readonly [K in DriverKind]: (draft: DriverDraft) => DriverOf<K> } = {
  demand_percent: (draft) => percentage('demand_percent', draft),
  promotion: (draft) => percentage('promotion', draft),
  price: (draft) => percentage('price', draft),
  cost: (draft) => percentage('cost', draft),
  demand_units: (draft) => ({
    kind: 'demand_units',
    where: where(draft),
    ...span(draft),
    units: draft.units ?? 0,
    spread: draft.spread,
  }),
  opportunity: ({ opportunity, outcome, close, newBusinessPercent }) => ({
    kind: 'opportunity',
    opportunity: opportunity ?? '',
    outcome,
    ...(close && outcome === 'won' ? { close } : {}),
    newBusinessPercent: newBusinessPercent ?? 100,
  }),
  receipts: (draft) => ({
    kind: 'receipts',
    supplier: draft.supplier ?? '',
    ...(draft.item ? { item: draft.item } : {}),
    ...span(draft),
    periodsLate: draft.periodsLate ?? 0,
    percentShort: draft.percentShort ?? 0,
  }),
  capacity: (draft) => ({
    kind: 'capacity',
    resources: [...draft.resources],
    ...(draft.site ? { site: draft.site } : {}),
    ...span(draft),
    regularPercent: draft.regularPercent ?? 0,
    overtimePercent: draft.overtimePercent ?? 0,
    regularHours: draft.regularHours ?? 0,
    overtimeHours: draft.overtimeHours ?? 0,
  }),
  safety_stock: (draft) => ({ kind: 'safety_stock', where: where(draft), days: draft.days ?? 0 }),
  new_item(draft) {
    const [zh, en] = [draft.nameZh.trim(), draft.nameEn.trim()]
    const { price, cost, predecessor } = draft
    return {
      kind: 'new_item',
      item: draft.code.trim(),
      // A name in one language serves both.
      name: { zh: zh || en, en: en || zh },
      analogue: draft.analogue ?? '',
      sharePercent: draft.sharePercent ?? 0,
      start: draft.start ?? '',
      rampPeriods: draft.rampPeriods ?? 0,
      ...(price === null ? {} : { price }),
      ...(cost === null ? {} : { cost }),
      ...(predecessor ? { predecessor } : {}),
      cannibalPercent: draft.cannibalPercent ?? 0,
    }
  },
}
