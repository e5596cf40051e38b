/** A mapping that is wrong says where, and what is expected there. */
import { readMapping } from '@main/connectors/mapping/check-mapping'
import { EvenkeelError } from '@shared/contract/error-codes'
import { describe, expect, test } from 'vitest'

const site = { site: 'id', name_zh: 'id', name_en: 'id', kind: { constant: 'plant' } }
const whole = {
  format: 'evenkeel-mapping/1',
  name: { zh: '试', en: 'Trial' },
  tables: {
    sites: { file: 'sites.csv' },
    more: { from: 'sites', where: { is: 'filled', of: 'id' } },
  },
  entities: { site: [{ from: 'sites', fields: site }] },
}

function fault(document: unknown): string {
  try {
    readMapping(typeof document === 'string' ? document : JSON.stringify(document), 'trial')
  } catch (error) {
    if (error instanceof EvenkeelError && error.code === 'MAPPING_INVALID')
      return `${error.params.path}: ${error.params.expected}`
    throw error
  }
  return 'none'
}
const withFields = (more: Record<string, unknown>) => ({
  ...whole,
  entities: { site: [{ from: 'sites', fields: { ...site, ...more } }] },
})

describe('a mapping', () => {
  test('is read where it is right', () => {
    expect(readMapping(JSON.stringify(whole), 'trial').entities.site).toHaveLength(1)
  })

  test.each([
    ['is JSON', '{"format": ', /^\(document\): JSON: /],
    ['names its format', { ...whole, format: 'other/1' }, /^format: evenkeel-mapping\/1$/],
    ['has no other parts', { ...whole, script: 'rm' }, /≠ script/],
    [
      'knows its operations',
      withFields({ kind: { do: 'eval', of: 'id' } }),
      /^entities\.site\.0\.fields\.kind/,
    ],
    [
      'gives an operation what it needs',
      withFields({ kind: { do: 'date', of: 'id' } }),
      /^entities\.site\.0\.fields\.kind\.format: string$/,
    ],
    [
      'reads a date whose parts are written once each',
      withFields({ kind: { do: 'date', of: 'id', format: 'DD-MMM-YYYY' } }),
      /^entities\.site\.0\.fields\.kind\.format: YYYY \| YY, MM \| M/,
    ],
    [
      'reads a date with its year and month',
      withFields({ kind: { do: 'date', of: 'id', format: 'DD YY' } }),
      /^entities\.site\.0\.fields\.kind\.format: YYYY \| YY, MM \| M/,
    ],
    [
      'fills fields that the entity has',
      withFields({ colour: 'id' }),
      /^entities\.site\.0\.fields\.colour: site \| name_zh/,
    ],
    [
      'fills every required field',
      { ...whole, entities: { site: [{ from: 'sites', fields: { site: 'id' } }] } },
      /^entities\.site\.0\.fields: name_zh$/,
    ],
    [
      'maps entities of the data standard',
      { ...whole, entities: { colour: whole.entities.site } },
      /^entities\.colour: /,
    ],
    [
      'reads tables that it declares',
      { ...whole, entities: { site: [{ from: 'plants', fields: site }] } },
      /^entities\.site\.0\.from: sites \| more$/,
    ],
    [
      'looks up in tables that it declares',
      withFields({ kind: { do: 'lookup', table: 'kinds', by: { id: 'id' }, column: 'kind' } }),
      /^entities\.site\.0\.fields\.kind → kinds: sites \| more$/,
    ],
    [
      'has no table made of itself',
      { ...whole, tables: { ...whole.tables, sites: { from: 'more' } } },
      /^tables\.sites: ≠ sites → more → sites$/,
    ],
  ])('%s', (_, document, said) => {
    expect(fault(document)).toMatch(said)
  })
})
