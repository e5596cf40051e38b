/** A source with a budget for some families: the sample company keeps its own in a workbook, which only pulls read. */
import type { PlanSource } from '@main/engine/source/plan-source'

const families = ['air_fryer', 'kettle', 'rice_cooker']

/** Every month of 2026 to 2028; a family more each year. */
export function withBudget(source: PlanSource): PlanSource {
  const rows = families.flatMap((family, place) =>
    Array.from({ length: 36 - place * 12 }, (_, at) => at + place * 12).map((month) => ({
      family,
      month: `${2026 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`,
      quantity: 1000,
      revenue: 900_000 + month * 1000,
      gross_margin: 250_000,
    })),
  )
  return { rows: (entity, filter) => (entity === 'budget' ? rows : source.rows(entity, filter)) }
}
