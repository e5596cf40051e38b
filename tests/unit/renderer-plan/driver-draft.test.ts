import { assumptionOf, emptyDraft, faultOf } from '@renderer/features/scenarios/driver-draft'
import { driverAssumption } from '@shared/model/drivers'
import { describe, expect, it } from 'vitest'

const periods = Array.from({ length: 12 }, (_, m) => `2027-${String(m + 1).padStart(2, '0')}`)
const demand = emptyDraft('demand_percent', periods)
const receipts = emptyDraft('receipts', periods)

describe('a driver being filled in', () => {
  it('starts with the half year ahead', () => {
    expect([demand.from, demand.to]).toEqual(['2027-02', '2027-07'])
  })

  it('says what it lacks', () => {
    expect(faultOf(demand)).toBeNull()
    expect(faultOf({ ...demand, percent: 0 })).toBe('percentMissing')
    expect(faultOf({ ...demand, to: null })).toBe('spanMissing')
    expect(faultOf({ ...demand, to: '2027-01' })).toBe('spanReversed')
    expect(faultOf(receipts)).toBe('supplierMissing')
    expect(faultOf({ ...receipts, supplier: 'S', periodsLate: 0 })).toBe('receiptsMissing')
    expect(faultOf({ ...receipts, supplier: 'S' })).toBeNull()
  })

  it('becomes an assumption the contract accepts', () => {
    const drafts = [
      demand,
      { ...demand, customer: 'C', family: 'F', percent: -15 },
      { ...receipts, supplier: 'S', item: 'I', percentShort: 15 },
    ]
    for (const draft of drafts)
      expect(driverAssumption.parse(assumptionOf(draft))).toEqual(assumptionOf(draft))
    expect(assumptionOf(drafts[1]!)).toMatchObject({ where: { customer: 'C', family: 'F' } })
    expect(assumptionOf(drafts[2]!)).toMatchObject({ item: 'I', periodsLate: 1, percentShort: 15 })
  })
})
