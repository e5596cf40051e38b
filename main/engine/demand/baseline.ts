/** The baseline: forecast per item from cleaned history, spread over its customers by their last twelve months. */
import { type MonthAxis, monthOfYear } from '../calendar/month-axis'
import { forecastMonths, seasonalIndices } from '../forecast/seasonal-smoothing'
import type { DemandLine } from '../model/plan-lines'

/** Months over which the baseline of an item that is phased out runs down to nothing. */
const phaseOutMonths = 12

/** Lines × periods, future only; `eventPercents` are taken out of history before it is forecast. */
export function computeBaseline(
  axis: MonthAxis,
  lines: readonly DemandLine[],
  actualOrders: Float64Array,
  eventPercents: Float64Array,
): Float64Array {
  const count = axis.periods.length
  const past = axis.current
  const horizon = count - past
  const firstMonth = monthOfYear(axis, 0)
  const baseline = new Float64Array(lines.length * count)
  const cleaned = (index: number, t: number): number => {
    const lift = 1 + (eventPercents[index * count + t] ?? 0) / 100
    return (actualOrders[index * count + t] ?? 0) / Math.max(0.1, lift)
  }
  const sumOf = (indices: readonly number[]): number[] =>
    Array.from({ length: past }, (_, t) => indices.reduce((sum, i) => sum + cleaned(i, t), 0))

  const byFamily = Map.groupBy(lines.keys(), (i) => lines[i]?.item.family ?? '')
  for (const family of byFamily.values()) {
    const familyIndices = seasonalIndices(sumOf(family), firstMonth)
    const byItem = Map.groupBy(family, (i) => lines[i]?.item.item ?? '')
    for (const indices of byItem.values()) {
      const ahead = forecastMonths(sumOf(indices), firstMonth, familyIndices, horizon)
      const lifecycle = lines[indices[0] ?? 0]?.item.lifecycle
      const recent = indices.map((i) => {
        let sum = 0
        for (let t = Math.max(0, past - 12); t < past; t++) sum += cleaned(i, t)
        return sum
      })
      const total = recent.reduce((a, b) => a + b, 0)
      indices.forEach((i, k) => {
        const share = total > 0 ? (recent[k] ?? 0) / total : 0
        for (let h = 0; h < horizon; h++)
          baseline[i * count + past + h] = (ahead[h] ?? 0) * share * lifecycleFactor(lifecycle, h)
      })
    }
  }
  return baseline
}

function lifecycleFactor(lifecycle: string | undefined, monthsAhead: number): number {
  if (lifecycle === 'end_of_life') return 0
  if (lifecycle === 'phase_out') return Math.max(0, 1 - (monthsAhead + 1) / phaseOutMonths)
  return 1
}
