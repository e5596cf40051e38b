import { ruleQueries } from '@main/store/quality/run-rules'
import { catalogues } from '@shared/messages/catalogue'
import { qualityRules } from '@shared/model/quality/quality-rules'
import { expect, test } from 'vitest'

test.each(qualityRules.map((rule) => [rule.key, rule] as const))(
  '%s is asked, and told in both languages',
  (key, rule) => {
    expect(rule.reads !== null || Object.hasOwn(ruleQueries, key)).toBe(true)
    for (const { quality } of [catalogues.en, catalogues['zh-CN']])
      for (const part of ['rule', 'checks', 'remedy'])
        expect(Object.keys(quality), `${part}_${key}`).toContain(`${part}_${key}`)
    for (const { name } of rule.parameters)
      expect(Object.keys(catalogues.en.quality)).toContain(`parameter_${name}`)
  },
)

test('every query belongs to a rule', () => {
  const keys = qualityRules.map(({ key }) => key)
  expect(Object.keys(ruleQueries).filter((key) => !keys.includes(key))).toEqual([])
})
