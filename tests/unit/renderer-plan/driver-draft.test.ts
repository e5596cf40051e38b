import { assumptionOf } from '@renderer/features/scenarios/draft-assumption'
import { type DriverDraft, draftOf, emptyDraft } from '@renderer/features/scenarios/driver-draft'
import { faultOf } from '@renderer/features/scenarios/driver-draft-fault'
import { fieldsOf } from '@renderer/features/scenarios/driver-fields'
import { type DriverAssumption, type DriverKind, driverAssumption } from '@shared/model/drivers'
import { describe, expect, it, test } from 'vitest'

const periods = Array.from({ length: 12 }, (_, m) => `2027-${String(m + 1).padStart(2, '0')}`)
const empty = (kind: DriverKind, over: Partial<DriverDraft> = {}): DriverDraft => ({
  ...emptyDraft(kind, periods),
  ...over,
})
const demand = empty('demand_percent')
const receipts = empty('receipts')
const named = { code: 'N', nameEn: 'New', analogue: 'P', sharePercent: 50 }

/** A filled draft of every kind. */
const filled: readonly DriverDraft[] = [
  demand,
  empty('demand_percent', { customer: 'C', family: 'F', percent: -15, note: 'why' }),
  empty('demand_units', { region: 'east', units: 500, spread: 'history' }),
  empty('opportunity', { opportunity: 'O', close: '2027-03', newBusinessPercent: 60 }),
  empty('opportunity', { opportunity: 'O', outcome: 'lost' }),
  empty('promotion', { channel: 'online', percent: 30 }),
  empty('new_item', named),
  empty('new_item', { ...named, price: 9, cost: 4, predecessor: 'P', cannibalPercent: 40 }),
  empty('receipts', { supplier: 'S', item: 'I', percentShort: 15 }),
  empty('capacity', { resources: ['R1', 'R2'], regularPercent: -20, overtimeHours: 40 }),
  empty('capacity', { site: 'P01', regularHours: 100 }),
  empty('safety_stock', { family: 'MAT', site: 'P01', days: 0 }),
  empty('price', { class: 'A', percent: 3 }),
  empty('cost', { item: 'M', percent: 12 }),
]

describe('a driver being filled in', () => {
  it('starts with the half year ahead', () => {
    expect([demand.from, demand.to]).toEqual(['2027-02', '2027-07'])
  })

  it.each([
    [demand, { percent: 0 }, 'percentMissing'],
    [demand, { to: null }, 'spanMissing'],
    [demand, { to: '2027-01' }, 'spanReversed'],
    [receipts, {}, 'supplierMissing'],
    [receipts, { supplier: 'S', periodsLate: 0 }, 'receiptsMissing'],
    [empty('demand_units'), {}, 'unitsMissing'],
    [empty('opportunity'), {}, 'opportunityMissing'],
    [empty('capacity'), {}, 'resourceMissing'],
    [empty('capacity'), { site: 'P01' }, 'hoursMissing'],
    [empty('safety_stock'), {}, 'daysMissing'],
    [empty('price'), {}, 'percentMissing'],
    [empty('cost'), {}, 'percentMissing'],
    [empty('promotion'), { from: null }, 'spanMissing'],
    [empty('new_item'), {}, 'codeMissing'],
    [empty('new_item', named), { nameEn: ' ' }, 'nameMissing'],
    [empty('new_item', named), { analogue: null }, 'analogueMissing'],
    [empty('new_item', named), { sharePercent: 0 }, 'shareMissing'],
    [empty('new_item', named), { start: null }, 'startMissing'],
    [empty('new_item', named), { cannibalPercent: 10 }, 'predecessorMissing'],
  ] as const)('says what it lacks: %#', (draft, over, fault) => {
    expect(faultOf({ ...draft, ...over })).toBe(fault)
  })

  test.each(filled.map((draft) => [draft.kind, draft] as const))(
    'becomes an assumption that the contract accepts, and is read back from it: %s',
    (_, draft) => {
      expect(faultOf(draft)).toBeNull()
      const assumption = assumptionOf(draft)
      expect(driverAssumption.parse(assumption)).toEqual(assumption)
      expect(assumptionOf(draftOf(assumption, draft.note))).toEqual(assumption)
    },
  )

  it('takes a name in one language for both', () => {
    expect(assumptionOf(empty('new_item', named))).toMatchObject({ name: { zh: 'New', en: 'New' } })
  })

  it('shows a filter that was set elsewhere, so that changing the driver does not drop it', () => {
    const assumption: DriverAssumption = {
      kind: 'price',
      where: { class: 'A' },
      from: '2027-01',
      to: '2027-02',
      percent: 3,
    }
    const fields = (draft: DriverDraft) =>
      fieldsOf(draft).flatMap((one) => ('field' in one ? [one.field] : []))
    expect(fields(empty('price'))).not.toContain('class')
    expect(fields(draftOf(assumption, ''))).toContain('class')
  })

  it('asks for the close of a deal that is won, not of one that is lost', () => {
    const types = (outcome: 'won' | 'lost') =>
      fieldsOf(empty('opportunity', { outcome })).map(({ type }) => type)
    expect(types('won')).toContain('close')
    expect(types('lost')).not.toContain('close')
  })
})
