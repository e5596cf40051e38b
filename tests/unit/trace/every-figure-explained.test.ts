/** Whatever is asked about on the sample company: the formula applied to the inputs gives the figure, parts add up, rows add up. */
import { withForecastSettings } from '@main/engine/baseline/with-forecast-settings'
import { planNodes } from '@main/engine/hierarchy/plan-nodes'
import { extendModel } from '@main/engine/plan/extend-model'
import type { Plan } from '@main/engine/plan/plan'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { emptyState } from '@main/engine/plan/plan-state'
import { openPolicy } from '@main/engine/plan/planning-policy'
import { prepareEdit, toChanges } from '@main/engine/plan/prepare-edit'
import { applyChanges, createPlan, planUnder } from '@main/engine/plan/working-plan'
import { evaluateFormula } from '@main/engine/trace/evaluate-formula'
import { traceCell } from '@main/engine/trace/trace-cell'
import type { CellPlace } from '@shared/contract/planning-calls'
import type { Trace } from '@shared/contract/why-calls'
import type { DriverAssumption, DriverKind } from '@shared/model/drivers'
import { measures } from '@shared/model/measures/measures'
import { describe, expect, test } from 'vitest'
import { withBudget } from '../../support/budgeted-source'
import { planOf } from '../../support/calculated-plan'
import { createSampleSource } from '../../support/sample-source'
import { traceSourceOf } from '../../support/trace-source'

const source = withBudget(createSampleSource())
const model = buildPlanModel(source, '2026-11-15')
const rows = traceSourceOf(source)
const { periods, current } = model.axis
const period = (ahead: number): string => periods[current + ahead] ?? ''

const near = (a: number, b: number): boolean =>
  Math.abs(a - b) <= 1e-7 * Math.max(1, Math.abs(a), Math.abs(b))

/** What of the trace does not hold, in words; empty where all of it does. */
function faultsOf(trace: Trace): string[] {
  const at = `${JSON.stringify(trace.place)} ${trace.formula}`
  const faults: string[] = []
  if (trace.value === null) return trace.formula === 'nothing' ? [] : [`${at}: no figure`]
  const made = evaluateFormula(trace.formula, trace.inputs)
  if (made !== undefined && !near(made, trace.value))
    faults.push(`${at}: makes ${made}, is ${trace.value}`)
  if (trace.formula === 'nothing' || trace.formula === 'declared') faults.push(`${at}: unexplained`)
  if (trace.rest !== null) faults.push(`${at}: leaves ${trace.rest}`)
  const sum = trace.parts.reduce((all, part) => all + part.value, trace.others?.value ?? 0)
  if (trace.parts.length > 0 && !near(sum, trace.value))
    faults.push(`${at}: parts give ${sum}, is ${trace.value}`)
  const read = trace.sources.reduce((all, one) => all + one.sum, 0)
  const counts = trace.formula === 'source' || trace.sources.length > 0
  if (counts && !near(read, trace.value)) faults.push(`${at}: rows give ${read}, is ${trace.value}`)
  return faults
}

/** Every cell the trace of `place` leads to, each once. */
function follow(plan: Plan, place: CellPlace, seen: Map<string, Trace>, depth: number): void {
  const name = JSON.stringify(place)
  if (seen.has(name)) return
  const trace = traceCell(plan, rows, place)
  seen.set(name, trace)
  if (depth === 0) return
  for (const input of trace.inputs) if (input.place) follow(plan, input.place, seen, depth - 1)
}

const byLevel = {
  demand: [
    {},
    { family: 'air_fryer' },
    { customer: 'C001' },
    { item: 'FG-AF02' },
    { item: 'FG-AF02', customer: 'C001' },
  ],
  supply: [
    {},
    { family: 'air_fryer' },
    { item: 'FG-AF02' },
    { item: 'RM-MCU01' },
    { item: model.supplyLines.find((l) => l.share < 1)?.item.item ?? '' },
  ],
  finance: [{}, { family: 'air_fryer' }, { item: 'FG-AF02' }, { item: 'RM-MCU01' }],
  resource: [{}, { resource: model.resources[0] ?? '' }, { resource: model.resources[2] ?? '' }],
} as const

describe('the trace of a figure on the sample company', () => {
  test.each(measures.map(({ key, level }) => [key, level] as const))(
    '%s holds at every level, in past, current and later periods',
    (key, level) => {
      const plan = planOf(model)
      const faults: string[] = []
      for (const where of byLevel[level])
        for (const ahead of [-1, 0, 1, 5, 23])
          faults.push(
            ...faultsOf(traceCell(plan, rows, { where, measure: key, period: period(ahead) })),
          )
      expect(faults).toEqual([])
    },
  )

  test('everything a revenue leads to holds as well', () => {
    const plan = planOf(model)
    const seen = new Map<string, Trace>()
    for (const ahead of [0, 2])
      follow(
        plan,
        { where: { item: 'FG-AF02', customer: 'C001' }, measure: 'revenue', period: period(ahead) },
        seen,
        8,
      )
    expect(seen.size).toBeGreaterThan(60)
    expect([...seen.values()].flatMap(faultsOf)).toEqual([])
  })

  test('every supply line of a family, and every line of an item, in every period', () => {
    const plan = planOf(model)
    const faults: string[] = []
    const supply = planNodes(model, 'supply', { family: 'air_fryer' }, new Set())
    const keys = ['planned_supply', 'constrained_supply', 'projected_stock', 'shortage', 'backlog']
    for (const { where } of supply.slice(1))
      for (let ahead = 0; ahead < 24; ahead++)
        for (const measure of keys)
          faults.push(...faultsOf(traceCell(plan, rows, { where, measure, period: period(ahead) })))
    expect(faults).toEqual([])
  })

  test('holds after edits and under drivers', () => {
    const plan = planOf(model)
    const edit = { where: { item: 'FG-AF02' }, measure: 'override', period: period(2), entry: '*3' }
    for (const change of toChanges(plan, [prepareEdit(plan, edit, 'proportional')], 0))
      plan.apply(change)
    plan.assume({
      kind: 'demand_percent',
      where: { family: 'air_fryer' },
      from: period(1),
      to: period(6),
      percent: 40,
    })
    plan.assume({
      kind: 'receipts',
      supplier: 'S02',
      from: period(0),
      to: period(8),
      periodsLate: 2,
      percentShort: 20,
    })
    const faults: string[] = []
    for (const { key, level } of measures)
      for (const where of byLevel[level])
        for (const ahead of [0, 1, 2, 3, 6])
          faults.push(
            ...faultsOf(traceCell(plan, rows, { where, measure: key, period: period(ahead) })),
          )
    expect(faults).toEqual([])
  })

  const span = { from: period(1), to: period(6) }
  const drivers: Readonly<Record<Exclude<DriverKind, 'new_item'>, DriverAssumption>> = {
    demand_percent: {
      kind: 'demand_percent',
      where: { family: 'air_fryer' },
      ...span,
      percent: 40,
    },
    demand_units: {
      kind: 'demand_units',
      where: { item: 'FG-AF02' },
      ...span,
      units: 900,
      spread: 'demand',
    },
    opportunity: {
      kind: 'opportunity',
      opportunity: 'OPP-0001',
      outcome: 'won',
      newBusinessPercent: 70,
    },
    promotion: { kind: 'promotion', where: { item: 'FG-AF02' }, ...span, percent: 30 },
    receipts: { kind: 'receipts', supplier: 'S02', ...span, periodsLate: 2, percentShort: 20 },
    capacity: {
      kind: 'capacity',
      resources: [...model.resources],
      ...span,
      regularPercent: -50,
      overtimePercent: -100,
      regularHours: 0,
      overtimeHours: 0,
    },
    safety_stock: { kind: 'safety_stock', where: { family: 'air_fryer' }, days: 75 },
    price: { kind: 'price', where: { family: 'air_fryer' }, ...span, percent: -10 },
    cost: { kind: 'cost', where: { item: 'RM-MCU01' }, ...span, percent: 60 },
  }

  test.each(Object.entries(drivers))('holds under a driver of the kind %s', (_, assumption) => {
    const plan = planOf(model)
    const deal = model.opportunities.get('OPP-0001')!.lines[0]!
    const { item, customer } = model.demandLines[deal.line]!
    plan.assume(assumption)
    const places = {
      ...byLevel,
      demand: [
        ...byLevel.demand,
        { item: item.item, customer: customer.customer },
        { item: item.item },
      ],
      supply: [...byLevel.supply, { item: item.item }],
    }
    const faults: string[] = []
    const seen = new Map<string, Trace>()
    for (const { key, level } of measures)
      for (const where of places[level])
        for (const ahead of [0, 1, 3, 6])
          follow(plan, { where, measure: key, period: period(ahead) }, seen, 1)
    for (const trace of seen.values()) faults.push(...faultsOf(trace))
    expect(faults).toEqual([])
  })

  test('tells what lowered a sales forecast: a successor, and a new item that takes from the one before it', () => {
    const item = 'FG-RC05'
    const follows = {
      predecessor: item,
      from: period(1),
      months: 3,
      shape: 'linear',
      share: 0.5,
      factor: 1,
    } as const
    const setting = { method: 'combination', leaveOut: [], decisions: [], follows } as const
    const tied = withForecastSettings(
      model,
      new Map([['FG-RC06', { ...setting, leaveOut: [], decisions: [] }]]),
    )
    const name = { zh: '新品', en: 'New' }
    const newItem = { kind: 'new_item', item: 'NEW', name, analogue: 'FG-AF04' } as const
    const start = { start: period(1), rampPeriods: 0, sharePercent: 100 }
    const takes = { predecessor: 'FG-AF02', cannibalPercent: 20 }
    const plan = planOf(extendModel(tied, [{ ...newItem, ...start, ...takes }]))
    const seen = new Map<string, Trace>()
    const told: string[][] = []
    for (const where of [{ item }, { item: 'FG-AF02' }, { family: 'rice_cooker' }, {}])
      for (const ahead of [0, 1, 2, 3]) {
        const place = { where, measure: 'sales_forecast', period: period(ahead) }
        follow(plan, place, seen, 1)
        const { formula, inputs } = traceCell(plan, rows, place)
        if (formula === 'sales_forecast_lowered') told.push(inputs.map(({ key }) => key))
      }
    expect([...seen.values()].flatMap(faultsOf)).toEqual([])
    expect(told).toContainEqual(['sales_forecast_recorded', 'succession_effect'])
    expect(told).toContainEqual(['sales_forecast_recorded', 'new_items_effect'])
    const both = ['sales_forecast_recorded', 'succession_effect', 'new_items_effect']
    expect(told).toContainEqual(both)
  })

  test('holds inside the time freeze', () => {
    const origin = createPlan(model)
    const plan = planUnder(origin, emptyState(model, { ...openPolicy, freezePeriods: 3 }))
    applyChanges(plan, [
      {
        kind: 'add_driver',
        driver: { driver: 'd', note: '', assumption: drivers.demand_percent },
        depth: 1,
      },
    ])
    const faults: string[] = []
    for (const { key, level } of measures)
      for (const where of byLevel[level])
        for (const ahead of [0, 1, 2, 4])
          faults.push(
            ...faultsOf(traceCell(plan, rows, { where, measure: key, period: period(ahead) })),
          )
    expect(faults).toEqual([])
  })
})
