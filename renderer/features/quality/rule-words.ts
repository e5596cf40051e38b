/** Rules and fixes in words. */
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import { baseRule, fieldRuleOf } from '@shared/model/quality/field-rules'
import { nameOfKey } from '@shared/model/quality/fix-words'
import type { QualityFix } from '@shared/model/quality/quality-fixes'
import type { TFunction } from 'i18next'
import { entityName } from '../data/entity-name'

/** Of a rule for one field with the field. */
export const ruleName = (t: TFunction, rule: string): string => {
  const base = baseRule(rule)
  const name = t(`quality.rule_${base}` as 'quality.rule_same_name', { defaultValue: rule })
  const { entity, fields } = fieldRuleOf(rule) ?? { entity: null, fields: [] }
  return entity === null
    ? name
    : t('quality.ruleOfField', { rule: name, entity: entityName(t, entity), field: fields[0] })
}

export const ruleChecks = (t: TFunction, { rule, settings }: StoredQualityRule): string =>
  t(`quality.checks_${baseRule(rule)}` as 'quality.checks_same_name', {
    ...settings.parameters,
    defaultValue: '',
  })

export const ruleRemedy = (
  t: TFunction,
  { rule, settings: { remedy } }: StoredQualityRule,
  language: string,
): string =>
  remedy
    ? language === 'zh-CN'
      ? remedy.zh
      : remedy.en
    : t(`quality.remedy_${baseRule(rule)}` as 'quality.remedy_same_name', { defaultValue: '' })

/** “Stock FG-01 · P01: on_hand becomes 0”. */
export const fixSentence = (t: TFunction, fix: QualityFix): string => {
  const { kind, ...values } = fix
  return t(`quality.said_${kind}`, {
    ...values,
    entity: 'entity' in fix ? entityName(t, fix.entity) : '',
    key: 'key' in fix ? nameOfKey(fix.key) : '',
  })
}
