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
    'Files: one file an entity, named after it (`item.csv`, `item.xlsx`), headings are the field names. Kinds: `date` is `YYYY-MM-DD`, `month` is `YYYY-MM`, `share` is 0 to 1, `money` is in the currency of the company unless a `currency` field stands beside it. An empty filter field of an event means all. Fields in bold are the key. Files of any other shape are read through a [mapping](mappings.md).',
    '',
    'Safety stock of an item: `safety_stock` in units; else a `service_level` (the chance of no shortage in a replenishment: z × standard deviation of the error of the demand over the lead time, from the limits of the item’s forecast), where the item has a history of orders; else `safety_stock_days` of the demand that follows. Lots: by `lot_rule`, `lot_for_lot` (the need), `fixed` (whole lots), `minimum_multiple` (at least `minimum_order`, in whole lots; also where it is empty), `economic` (√(2 × demand × `order_cost` ÷ holding)) or `least_cost` (Wagner and Whitin); holding a unit for a year costs `holding_cost_share` of its standard cost.',
    '',
    'Money: prices, standard costs, unit costs and budgets are in the currency of the company; a row with a `currency` is in that one and is converted (`exchange_rate`): prices and open amounts at the rate of the current month, what is bought at that of the month it comes in. The last known rate carries on, and before the first known one that one holds. Open invoices and bills of partners abroad carry their currency.',
    '',
    'Units: items are planned in `item.unit`. A row with a `unit` states its quantities, and its price, in that one, and is converted (`unit_conversion`, whose `item` may be `*` for every item). A unit or currency that nothing converts puts the row aside with a finding.',
    '',
    'This page is made from `shared/model/entities`; a test keeps the two the same.',
    '',
    ...canonicalEntities.map(section),
  ].join('\n')
