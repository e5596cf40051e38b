/** The editor changes what a person changed in a mapping's document, and nothing else. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { shippedMappings } from '@shared/model/shipped-mappings'
import { expect, test } from 'vitest'
import {
  documentText,
  entitiesOf,
  expressionText,
  isChanged,
  knownColumns,
  parseDocument,
  queriesOf,
  readExpression,
  withField,
  withFilter,
} from '../../../renderer/features/data/mapping/mapping-document'
import { repository } from '../../support/shell-bundle'

const shipped = (name: string): string =>
  readFileSync(join(repository, 'resources/mappings', `${name}.json`), 'utf8')

test.each(shippedMappings)('every expression of %s survives being shown and typed', (name) => {
  const document = parseDocument(shipped(name))
  if (!document) throw new Error('no document')
  expect(entitiesOf(document).length).toBeGreaterThan(0)
  let again = document
  for (const entity of entitiesOf(document))
    for (const [index, query] of queriesOf(document, entity).entries()) {
      for (const [field, expression] of Object.entries(query.fields))
        again = withField(again, entity, index, field, readExpression(expressionText(expression)))
      again = withFilter(again, entity, index, readExpression(expressionText(query.where)))
    }
  expect(again).toEqual(document)
  expect(isChanged(shipped(name), documentText(again))).toBe(false)
})

test.each([
  ['price', 'price'],
  [' list price ', 'list price'],
  ['7', 7],
  ['"7"', '7'],
  ['{"constant":"F"}', { constant: 'F' }],
  ['', undefined],
])('%j is read as %j', (typed, expression) => {
  expect(readExpression(typed)).toEqual(expression)
})

test.each(['{"do":', '["a"', '"a'])('%j is not whole', (typed) => {
  expect(() => readExpression(typed)).toThrow(SyntaxError)
})

const trial = {
  format: 'evenkeel-mapping/1',
  tables: {
    bins: { file: 'b', headings: ['code', 'qty'], columns: { twice: 'qty' } },
    sums: { from: 'bins', group: { by: ['code'], take: { stock: { sum: 'qty' } } } },
  },
  entities: {
    stock: [{ from: 'sums', fields: { item: 'code', on_hand: { do: 'round', of: 'all' } } }],
    item: [{ from: 'bins', fields: { item: 'code' } }],
  },
}

test('a field that is emptied is left out, all else stays in its place', () => {
  const after = withField(trial, 'stock', 0, 'on_hand', undefined)
  expect(after).toEqual({
    ...trial,
    entities: { ...trial.entities, stock: [{ from: 'sums', fields: { item: 'code' } }] },
  })
  expect(Object.keys(after)).toEqual(Object.keys(trial))
  expect(isChanged(documentText(trial), documentText(after))).toBe(true)
})

test('columns are those declared, worked out, summed and asked for', () => {
  expect(knownColumns(trial, 'bins')).toEqual(['code', 'qty', 'twice'])
  expect(knownColumns(trial, 'sums')).toEqual(['all', 'code', 'stock'])
})

test('what is no document is told as such', () => {
  for (const text of ['', '{', '[]', '"x"', 'null']) expect(parseDocument(text)).toBeNull()
})
