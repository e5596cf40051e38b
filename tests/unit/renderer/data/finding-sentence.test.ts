import { findingPlace, findingSentence } from '@renderer/features/data/finding-sentence'
import type { Finding } from '@shared/contract/contract-types'
import { findingKinds } from '@shared/contract/snapshot-calls'
import { catalogues } from '@shared/messages/catalogue'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import i18next from 'i18next'
import { describe, expect, it } from 'vitest'

const finding: Finding = {
  severity: 'error',
  kind: 'value_missing',
  connection: 'files',
  entity: 'item',
  place: 'item.csv',
  row: 12,
  field: 'unit',
  value: null,
  expected: null,
}

describe.each(['en', 'zh-CN'] as const)('in %s', (language) => {
  const instance = i18next.createInstance()
  void instance.init({
    lng: language,
    initAsync: false,
    resources: { [language]: { translation: catalogues[language] } },
    interpolation: { escapeValue: false },
  })

  it.each(findingKinds)('%s is said in words', (kind) => {
    const sentence = findingSentence(instance.t, { ...finding, kind, value: 'x-1' })
    expect(sentence).not.toContain(kind)
    expect(sentence).not.toContain('{{')
    expect(sentence).toMatch(/[.。]$/)
  })

  it('names the place with its row, where there is one', () => {
    expect(findingPlace(instance.t, finding)).toContain('12')
    expect(findingPlace(instance.t, { ...finding, row: null })).toBe('item.csv')
  })

  it('has a name for every entity of the data standard', () => {
    const named = canonicalEntities.map(({ name }) => `entity_${name}`)
    expect(Object.keys(catalogues[language].data)).toEqual(expect.arrayContaining(named))
  })
})
