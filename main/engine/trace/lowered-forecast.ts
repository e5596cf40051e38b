/** What sales submitted, and what lowered it: others take the place of the item, or new items sell in its stead. */
import type { CellPlace } from '@shared/contract/planning-calls'
import { type Explained, input, negligible } from './trace-parts'
import type { TraceReader } from './trace-reader'

/** As it was submitted; 0 where nothing was. */
export function submittedOf(r: TraceReader, line: number, t: number): number {
  const { salesSubmitted, salesBeforeNew, salesForecast } = r.model.layers
  return cellOf(r, salesSubmitted ?? salesBeforeNew ?? salesForecast, line, t)
}

const cellOf = (r: TraceReader, cells: Float64Array, line: number, t: number): number =>
  cells[line * r.count + t] || 0

/** The sales forecast of lines where something lowered it; undefined where it is as submitted. */
export function explainLowered(
  r: TraceReader,
  lines: readonly number[],
  t: number,
  place: CellPlace,
): Explained | undefined {
  const { salesBeforeNew, salesForecast } = r.model.layers
  const sum = (of: (line: number) => number): number => lines.reduce((s, line) => s + of(line), 0)
  const submitted = sum((line) => submittedOf(r, line, t))
  const afterTies = sum((line) => cellOf(r, salesBeforeNew ?? salesForecast, line, t))
  const now = sum((line) => cellOf(r, salesForecast, line, t))
  if (negligible(now - submitted, submitted)) return undefined
  const effects = [
    input('succession_effect', afterTies - submitted, { factor: 1 }),
    input('new_items_effect', now - afterTies, { factor: 1 }),
  ].filter(({ value }) => !negligible(value ?? 0, submitted))
  return {
    formula: 'sales_forecast_lowered',
    inputs: [input('sales_forecast_recorded', submitted, { factor: 1, place }), ...effects],
  }
}
