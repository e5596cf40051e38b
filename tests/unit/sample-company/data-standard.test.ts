import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'
import { describe, expect, it } from 'vitest'
import { filesIn, headingsOf, keyOf, rowsOf, sampleFolder } from './sample-files'

const patterns: Record<Field['kind'], RegExp> = {
  text: /^\S(.*\S)?$/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?$/,
  money: /^-?\d+(\.\d+)?$/,
  share: /^(0(\.\d+)?|1)$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  boolean: /^(true|false)$/,
}

const isRealDate = (value: string) =>
  new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) === value

/** What is wrong with a cell, or undefined. */
function fault(field: Field, value: string): string | undefined {
  if (value === '') return field.required ? 'is required' : undefined
  if (!patterns[field.kind].test(value)) return `is no ${field.kind}: ${value}`
  if (field.kind === 'date' && !isRealDate(value)) return `is no day: ${value}`
  if (field.oneOf && !field.oneOf.includes(value)) return `is not allowed: ${value}`
  if (field.minimum !== undefined && Number(value) < field.minimum) return `is too small: ${value}`
  return undefined
}

function faultsOf(entity: Entity): string[] {
  return rowsOf(entity.name).flatMap((row) =>
    entity.fields.flatMap((field) => {
      const found = fault(field, row[field.name] ?? '')
      return found ? [`${entity.name} ${keyOf(entity.name, row)}: ${field.name} ${found}`] : []
    }),
  )
}

const keysOf = (name: string) => new Set(rowsOf(name).map((row) => keyOf(name, row)))

describe('the sample company and the data standard', () => {
  it('has one file for every entity, and no other', () => {
    const expected = canonicalEntities.map((entity) => entity.name).sort()
    expect([...filesIn(sampleFolder).keys()].sort()).toEqual(expected)
  })

  describe.each(canonicalEntities.map((entity) => ({ name: entity.name, entity })))(
    '$name',
    ({ name, entity }) => {
      it('is headed as declared and has rows', () => {
        expect(headingsOf(name)).toEqual(entity.fields.map((field) => field.name))
        expect(rowsOf(name).length).toBeGreaterThan(0)
      })

      it('has valid values only', () => {
        expect(faultsOf(entity)).toEqual([])
      })

      it('has every key once', () => {
        expect(keysOf(name).size).toBe(rowsOf(name).length)
      })

      it('refers to what exists', () => {
        for (const field of entity.fields) {
          if (!field.refers) continue
          const known = keysOf(field.refers)
          const unknown = rowsOf(name).filter((row) => {
            const value = row[field.name]
            return value && !known.has(value)
          })
          expect(unknown).toEqual([])
        }
      })
    },
  )

  it.each([
    ['item', 'family'],
    ['item', 'category'],
    ['customer', 'region'],
    ['customer', 'channel'],
    ['customer', 'class'],
    ['opportunity', 'stage'],
    ['opportunity', 'loss_reason'],
    ['budget', 'family'],
    ['demand_sourcing', 'region'],
    ['event', 'family'],
    ['event', 'region'],
  ])('names every %s.%s in two languages', (name, attribute) => {
    const named = keysOf('attribute_value')
    for (const row of rowsOf(name)) {
      if (row[attribute]) expect(named).toContain(`${attribute} | ${row[attribute]}`)
    }
  })
})
