/** Codes of the contract in the words the screens use for them. */
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'
import { baseRule, fieldRuleOf } from '@shared/model/quality/field-rules'

/** The text of a key, or the code where the catalogue has none. */
function word(language: Language, prefix: string, code: string): string {
  // A free text is no key; a dot in it would be taken for one.
  if (!/^\w+$/.test(code)) return code
  const key = `${prefix}${code}`
  const text = translate(language, key)
  return text === key ? code : text
}

export const decisionState = (language: Language, state: string): string =>
  word(language, 'decisions.state_', state)

export const outboxState = (language: Language, state: string): string =>
  word(language, 'publishing.state_', state)

export const scenarioState = (language: Language, state: string): string =>
  word(language, 'commandLine.scenario_state_', state)

export const historyKind = (language: Language, kind: string): string =>
  word(language, 'commandLine.history_', kind)

export const severityWord = (language: Language, severity: string): string =>
  word(language, 'data.severity_', severity)

export const findingKind = (language: Language, kind: string): string =>
  word(language, 'data.kind_', kind)

/** A kind of defect that the check of a file finds. */
export const defectWord = (language: Language, kind: string): string =>
  word(language, 'checks.', kind)

/** Why a file was not read. */
export const refusalWord = (language: Language, reason: string): string =>
  word(language, 'reasons.', reason)

export const entityWord = (language: Language, entity: string): string =>
  word(language, 'data.entity_', entity)

/** A rule of data quality, of one for a single field with the field. */
export function ruleWord(language: Language, rule: string): string {
  const name = word(language, 'quality.rule_', baseRule(rule))
  const { entity, fields } = fieldRuleOf(rule) ?? { entity: null, fields: [] }
  return entity === null
    ? name
    : translate(language, 'quality.ruleOfField', {
        rule: name,
        entity: entityWord(language, entity),
        field: fields[0],
      })
}

/** A field of the contract as the headings of tables call it. */
export const fieldWord = (language: Language, field: string): string =>
  word(language, 'commandLine.column_', field)

export const measureWord = (language: Language, key: string): string =>
  word(language, 'measures.', key)

export const indicatorWord = (language: Language, key: string): string =>
  word(language, 'indicators.', key)

const fieldNames = (language: Language, codes: string): string =>
  codes
    .split(', ')
    .map((code) => fieldWord(language, code))
    .join(', ')

/** Names of fields in words; the other codes of an error are said in words wherever it is described. */
export const fieldsInWords = (
  language: Language,
  params: Readonly<Record<string, string | number>>,
): Record<string, string | number> =>
  typeof params.fields === 'string'
    ? { ...params, fields: fieldNames(language, params.fields) }
    : { ...params }
