import { createHash } from 'node:crypto'
import { buildPlanModel } from '@main/engine/plan/plan-model'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { checkRow } from '@shared/model/entities/check-row'
import { describe, expect, test } from 'vitest'
import { asOf, type CompanySize, companyOf } from '../../bench/large-company/company-size'
import { companyEntities, largeCompany } from '../../bench/large-company/large-company'
import { withFacts } from '../../bench/large-company/sealed-company'

const size = companyOf(300, { historyMonths: 24 })
const source = largeCompany(size)

function digestOf(company: CompanySize): string {
  const hash = createHash('sha256')
  const { rows } = largeCompany(company)
  for (const entity of companyEntities)
    for (const row of rows(entity)) hash.update(`${entity}${JSON.stringify(row)}\n`)
  return hash.digest('hex')
}

describe('a synthetic company', () => {
  test('is the same for the same size and seed, and another for another seed', () => {
    expect(digestOf(companyOf(300, { historyMonths: 24 }))).toBe(digestOf(size))
    expect(digestOf({ ...size, seed: 2 })).not.toBe(digestOf(size))
  })

  test('has as many lines, resources and order lines as asked', () => {
    const model = buildPlanModel(source, asOf, { past: 24, future: 36 })
    expect(model.demandLines).toHaveLength(300)
    expect(model.supplyLines).toHaveLength(300)
    expect(model.resources).toHaveLength(size.resources)
    expect([...source.rows('sales_order_line')]).toHaveLength(size.orderLines)
  })

  test('has as many facts in all as asked', () => {
    const { rows } = largeCompany(withFacts(size, 20_000))
    const facts = companyEntities.reduce((sum, entity) => sum + [...rows(entity)].length, 0)
    expect(facts).toBe(20_000)
  })

  test.each(companyEntities)(
    '%s: rows keep the data standard and come in the order of their keys',
    (name) => {
      const entity = canonicalEntities.find((one) => one.name === name)!
      const rows = [...source.rows(name)]
      expect(rows.length).toBeGreaterThan(0)
      const problems = rows.flatMap((row) => checkRow(entity, row).problems ?? [])
      expect(problems).toEqual([])
      const before = (a: (typeof rows)[number], b: (typeof rows)[number]): boolean => {
        const part = entity.key.find((key) => a[key] !== b[key])
        return part !== undefined && a[part]! < b[part]!
      }
      const misplaced = rows.findIndex((row, at) => at > 0 && !before(rows[at - 1]!, row))
      expect(misplaced).toBe(-1)
    },
  )

  test('makes its finished goods through three levels and more, of components that several share', () => {
    const { structure } = buildPlanModel(source, asOf, { past: 24, future: 36 })
    expect(structure.levels.length).toBeGreaterThanOrEqual(4)
    const users = new Map<number, number>()
    for (const { line } of structure.components.flat()) users.set(line, (users.get(line) ?? 0) + 1)
    expect([...users.values()].filter((count) => count > 1).length).toBeGreaterThan(50)
  })
})
