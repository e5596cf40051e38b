/** The page of the data standard, made from the declarations, so that it cannot say anything else. */
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Entity, Field } from '@shared/model/entities/entity-shape'

const systems = { crm: 'CRM', erp: 'ERP', finance: 'Finance', scm: 'Supply chain' }

function rule(field: Field): string {
  const rules: string[] = []
  if (field.refers) rules.push(`a key of \`${field.refers}\``)
  if (field.oneOf) rules.push(`one of ${field.oneOf.map((value) => `\`${value}\``).join(', ')}`)
  if (field.minimum !== undefined) rules.push(`at least ${field.minimum}`)
  return rules.join('; ')
}

function section({ name, system, key, fields }: Entity): string {
  const rows = fields.map(
    (field) =>
      `| ${key.includes(field.name) ? '**' : ''}\`${field.name}\`${key.includes(field.name) ? '**' : ''} | ${field.kind} | ${field.required ? 'yes' : ''} | ${rule(field)} |`,
  )
  return [
    `## ${name}`,
    '',
    `Usually from: ${systems[system]}. Key: ${key.map((part) => `\`${part}\``).join(' + ')}.`,
    '',
    '| field | kind | required | rule |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n')
}

export const dataStandardPage = (): string =>
  [
    '# The data standard',
    '',
    'What a snapshot holds: every entity, its fields and their rules. Connectors deliver rows of these entities; a row that breaks a rule is kept apart with a finding that names the file, row, field, value and what is expected, and the plan is made of the good rows.',
    '',
    'Files: one file an entity, named after it (`item.csv`, `item.xlsx`), headings are the field names. Kinds: `date` is `YYYY-MM-DD`, `month` is `YYYY-MM`, `share` is 0 to 1, `money` is in the currency of the company unless a `currency` field stands beside it. An empty filter field of an event means all. Fields in bold are the key.',
    '',
    'This page is made from `shared/model/entities`; a test keeps the two the same.',
    '',
    ...canonicalEntities.map(section),
  ].join('\n')
