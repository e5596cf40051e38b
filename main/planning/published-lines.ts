import type { Plan } from '@main/engine/hierarchy/node-figures'
import { readRow } from '@main/engine/plan/read-row'
import { splitByWeights } from '@main/engine/splitting/split-total'
import type { PublishedLine } from '@shared/contract/publishing-calls'

/** Lines × periods of the axis; zero in the past. */
function layOut(plan: Plan, key: string, lines: number): Float64Array {
  const { periods, current } = plan.model.axis
  const cells = new Float64Array(lines * periods.length)
  for (let line = 0; line < lines; line++)
    cells.set(readRow(plan, key, line).subarray(current), line * periods.length + current)
  return cells
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000

/** What is agreed when a scenario is approved: consensus demand per demand line, planned supply per supply line, planned periods; zeros are left out. */
export function publishedLines(plan: Plan): PublishedLine[] {
  const { model } = plan
  const { axis, demandLines, supplyLines } = model
  const count = axis.periods.length
  const demand = wholeDemand(plan)
  const planned = layOut(plan, 'planned_supply', supplyLines.length)
  const lines: PublishedLine[] = []
  const add = (
    cells: Float64Array,
    row: number,
    line: Omit<PublishedLine, 'month' | 'quantity'>,
  ): void => {
    for (let t = axis.current; t < count; t++) {
      const quantity = rounded(cells[row * count + t] ?? 0)
      if (quantity !== 0) lines.push({ ...line, month: axis.periods[t] ?? '', quantity })
    }
  }
  demandLines.forEach(({ item, customer }, row) => {
    add(demand, row, {
      item: item.item,
      customer: customer.customer,
      site: null,
      measure: 'consensus_demand',
    })
  })
  supplyLines.forEach(({ item, site }, row) => {
    add(planned, row, {
      item: item.item,
      customer: null,
      site,
      measure: 'planned_supply',
    })
  })
  return lines
}

/** Nobody ships four tenths of a piece: each item's demand of a month in whole units, spread over its customers so that nothing is lost. */
function wholeDemand(plan: Plan): Float64Array {
  const { axis, demandOfItem, demandLines } = plan.model
  const consensus = layOut(plan, 'consensus_demand', demandLines.length)
  const count = axis.periods.length
  const whole = new Float64Array(consensus.length)
  for (const lines of demandOfItem.values()) {
    for (let t = axis.current; t < count; t++) {
      const parts = lines.map((line) => consensus[line * count + t] ?? 0)
      const total = Math.round(parts.reduce((sum, part) => sum + part, 0))
      splitByWeights(total, parts).forEach((part, k) => {
        whole[(lines[k] ?? 0) * count + t] = part
      })
    }
  }
  return whole
}
