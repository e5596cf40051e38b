/** A sealed snapshot gives the very model that its rows give, to the last bit. */
import { indexOnAxis } from '@main/engine/calendar/month-axis'
import { demandKey } from '@main/engine/model/plan-lines'
import { buildPlanModel, type PlanModel } from '@main/engine/plan/plan-model'
import { numberOf, type PlanSource, textOf } from '@main/engine/source/plan-source'
import { loadModelFrom } from '@main/planning/load-model'
import { type CanonicalRow, canonicalEntities } from '@shared/model/entities/canonical-entities'
import { expect, test } from 'vitest'
import { asOf, companyOf } from '../../bench/large-company/company-size'
import { largeCompany } from '../../bench/large-company/large-company'
import { sealCompany, sealRows } from '../../bench/large-company/sealed-company'
import { createSampleSource } from '../../support/sample-source'
import { temporaryFolder } from '../store/store-support'

/** Everything in a model; rates and the forecaster, which can only be asked, left out. */
const partsOf = ({
  finance: { rates, ...finance },
  forecasts: { forecaster, known, ...forecasts },
  ...rest
}: PlanModel) => ({
  ...rest,
  ...finance,
  ...forecasts,
  calendar: known.calendar,
  drivers: known.drivers,
})

/** Part by part, so that a failure names the one that differs. */
function expectSame(loaded: PlanModel, expected: PlanModel): void {
  const found = new Map(Object.entries(partsOf(loaded)))
  for (const [name, value] of Object.entries(partsOf(expected)))
    expect(found.get(name), name).toEqual(value)
}

/** The sample company's files, their rows in the order of their keys, as a snapshot gives them. */
function sampleInOrder(): { readonly source: PlanSource; readonly entities: readonly string[] } {
  const files = createSampleSource()
  const rows = new Map(
    canonicalEntities.map(({ name, key }) => {
      const compare = (a: CanonicalRow, b: CanonicalRow): number => {
        const part = key.find((field) => a[field] !== b[field])
        return part === undefined ? 0 : a[part]! < b[part]! ? -1 : 1
      }
      return [name, [...files.rows(name)].sort(compare)] as const
    }),
  )
  const entities = [...rows].flatMap(([name, found]) => (found.length > 0 ? [name] : []))
  return { source: { rows: (entity) => rows.get(entity) ?? [] }, entities }
}

test('the sample company', async () => {
  const { source, entities } = sampleInOrder()
  const folder = temporaryFolder()
  const { fileHash } = await sealRows(folder, 'one', entities, source)
  const loaded = loadModelFrom(folder)('one', fileHash)
  expectSame(loaded, buildPlanModel(source, asOf))
})

test('a synthetic company', async () => {
  const size = companyOf(300)
  const folder = temporaryFolder()
  const { fileHash } = await sealCompany(folder, 'one', size)
  const loaded = loadModelFrom(folder)('one', fileHash)
  expectSame(loaded, buildPlanModel(largeCompany(size), asOf))
})

/** Order lines laid out one by one, as plainly as can be. */
function laidOut({ axis, demandLines, demandIndex }: PlanModel, source: PlanSource) {
  const count = axis.periods.length
  const actualOrders = new Float64Array(demandLines.length * count)
  const shippedToDate = new Float64Array(demandLines.length)
  const open = new Float64Array(demandLines.length * count)
  for (const row of source.rows('sales_order_line')) {
    const line = demandIndex.get(demandKey(textOf(row, 'item'), textOf(row, 'customer')))!
    const t = indexOnAxis(axis, textOf(row, 'requested_on'))
    const ordered = numberOf(row, 'quantity_ordered') - numberOf(row, 'quantity_cancelled')
    const shipped = numberOf(row, 'quantity_shipped')
    if (t >= 0 && t <= axis.current) actualOrders[line * count + t]! += ordered
    if (t === axis.current) shippedToDate[line]! += shipped
    const due = Math.max(t, axis.current)
    if (textOf(row, 'status') === 'open' && due < count)
      open[line * count + due]! += Math.max(0, ordered - shipped)
  }
  return { actualOrders, shippedToDate, open }
}

test('orders added up by line and month are those of the rows', () => {
  const size = companyOf(300)
  const source = largeCompany(size)
  const model = buildPlanModel(source, asOf)
  const { actualOrders, shippedToDate, open } = laidOut(model, source)
  expect(model.layers.actualOrders).toEqual(actualOrders)
  expect(model.layers.shippedToDate).toEqual(shippedToDate)
  const signed = new Set([...source.rows('contract_line')].map((row) => textOf(row, 'item')))
  const count = model.axis.periods.length
  model.demandLines.forEach(({ item }, line) => {
    if (signed.has(item.item)) return
    const row = model.layers.firmDemand.subarray(line * count, (line + 1) * count)
    expect(row).toEqual(open.subarray(line * count, (line + 1) * count))
  })
})
