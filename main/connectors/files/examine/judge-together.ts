/** What only several tables together show. */

import { basename } from 'node:path'
import { dateForm } from '@shared/model/value-forms/date-form'
import { CellReader } from './cell-class'
import type { DefectLog } from './defect-log'
import { circlesOf } from './find-circles'
import { judgeAttributes, KnownConversions } from './judge-attributes'
import { hasEnded, opportunityColumns } from './opportunity-dates'
import { RowGate } from './row-gate'
import type { TableSurvey } from './survey-table'

/** Fields of the data standard that hold days gone by. */
const past: Readonly<Record<string, readonly string[]>> = {
  sales_order_line: ['ordered_on', 'shipped_on'],
  opportunity: ['created_on', 'closed_on'],
  purchase_order_line: ['ordered_on'],
  receivable: ['issued_on'],
  payable: ['issued_on'],
  sales_forecast: ['submitted_on'],
}
const pastName = /engage|creat|open|start|order|登记|创建|录入/i

/** Until when the data go, by table: `as_of` of the company, else the latest day gone by that the data standard knows of in these files, else in the table itself; null where there is none. */
export function asOfTables(
  surveys: readonly TableSurvey[],
  today: number,
): (survey: TableSurvey) => number | null {
  const company = surveys.find(({ entity }) => entity?.name === 'company')
  const stated = company?.columns.find(({ field }) => field?.name === 'as_of')?.evidence.latest
  const latest = surveys.flatMap(({ entity, columns }) =>
    columns.flatMap(({ field, evidence }) =>
      entity && field && past[entity.name]?.includes(field.name) ? (evidence.latest ?? []) : [],
    ),
  )
  const known = stated ?? (latest.length > 0 ? Math.max(...latest) : null)
  return ({ entity, columns }) => {
    if (known !== null || entity) return known
    const own = columns.flatMap(({ type, evidence }) =>
      type === 'date' && pastName.test(evidence.says.name) ? (evidence.latest ?? []) : [],
    )
    return own.length > 0 ? Math.min(today, Math.max(...own)) : null
  }
}

/** The texts of some columns, row by row; rows only. */
async function* rowsOf(
  { table, shape }: TableSurvey,
  columns: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<{ readonly row: number; readonly texts: readonly string[] }> {
  const gate = new RowGate(shape, table)
  const reader = new CellReader()
  for await (const records of table.records(signal))
    for (const record of records) {
      if (record.row <= shape.before || gate.classOf(record) !== 'row') continue
      const texts = columns.map((at) => reader.read(record.cells[at], record.marks?.[at]).text)
      yield { row: record.row, texts }
    }
}

/** Until when opportunities go that say no other day: the latest close date of one that is won or lost, else today; null for other tables. CANCELLED. */
export async function lastClosed(
  survey: TableSurvey,
  today: number,
  signal: AbortSignal,
): Promise<number | null> {
  const at = opportunityColumns(survey)
  if (!at || at.stage < 0) return null
  const monthFirst = survey.columns[at.close]?.order === 'month_first'
  let latest: number | null = null
  for await (const { texts } of rowsOf(survey, [at.stage, at.close], signal)) {
    const date = hasEnded(texts[0] ?? '') ? dateForm(texts[1] ?? '') : null
    const day = (monthFirst ? date?.dayMonthFirst : null) ?? date?.day ?? null
    if (day !== null && day <= today && (latest === null || day > latest)) latest = day
  }
  return latest ?? today
}

const fieldAt = ({ columns }: TableSurvey, name: string): number =>
  columns.findIndex(({ field }) => field?.name === name)

async function conversionsIn(
  surveys: readonly TableSurvey[],
  signal: AbortSignal,
): Promise<KnownConversions> {
  const known = new KnownConversions()
  for (const survey of surveys) {
    if (survey.entity?.name !== 'unit_conversion') continue
    const at = ['item', 'from_unit', 'to_unit'].map((name) => fieldAt(survey, name))
    if (at.includes(-1)) continue
    for await (const { texts } of rowsOf(survey, at, signal))
      known.add(texts[0] ?? '', texts[1] ?? '', texts[2] ?? '')
  }
  return known
}

/** Opportunities that no line of the file of their lines belongs to, or whose product is empty. */
async function judgeProducts(
  surveys: readonly TableSurvey[],
  log: DefectLog,
  signal: AbortSignal,
): Promise<void> {
  const lines = surveys.find(({ entity }) => entity?.name === 'opportunity_line')
  for (const survey of surveys) {
    if (!opportunityColumns(survey)) continue
    const { entity, item, columns, table } = survey
    if (entity) {
      const at = fieldAt(survey, 'opportunity')
      const named = lines?.columns.find(({ field }) => field?.name === 'opportunity')?.evidence
      if (!lines || at < 0 || !named) continue
      const held = new Set<string>()
      for await (const { texts } of rowsOf(lines, [fieldAt(lines, 'opportunity')], signal))
        held.add(texts[0] ?? '')
      for await (const { row, texts } of rowsOf(survey, [at], signal))
        if (texts[0] && !held.has(texts[0]))
          log.add(table, 'opportunity_without_product', 'opportunity', {
            row,
            value: texts[0],
            expected: lines.table.path,
          })
    } else if (item !== null)
      for await (const { row, texts } of rowsOf(survey, [item], signal))
        if (texts[0] === '')
          log.add(table, 'opportunity_without_product', columns[item]?.evidence.heading ?? null, {
            row,
            value: null,
            expected: null,
          })
  }
}

/** Rows of a bill of materials that are part of a loop: their component is, by whatever way, made of their parent. */
async function judgeBills(
  surveys: readonly TableSurvey[],
  log: DefectLog,
  signal: AbortSignal,
): Promise<void> {
  for (const survey of surveys) {
    const names = survey.columns.map(({ evidence }) => evidence.says.name)
    const parent = names.findIndex((name) =>
      /^(?:parent|assembly)(?:_(?:id|code|item))?$|^父件|^母件/.test(name),
    )
    const component = names.findIndex((name) =>
      /^(?:component|child)(?:_(?:id|code|item))?$|^子件|^组件/.test(name),
    )
    if (parent < 0 || component < 0) continue
    const rows: { row: number; from: string; to: string }[] = []
    for await (const { row, texts } of rowsOf(survey, [parent, component], signal))
      if (texts[0] && texts[1]) rows.push({ row, from: texts[0], to: texts[1] })
    const circle = circlesOf(rows)
    for (const { row, from, to } of rows)
      if (circle.has(from) && circle.get(from) === circle.get(to))
        log.add(survey.table, 'loop_in_bill', names[component] ?? null, {
          row,
          value: `${from} → ${to}`,
          expected: null,
        })
  }
}

const resourceName =
  /^(?:resource|machine|work_?cent(?:er|re)|workstation|production_line)(?:_(?:id|code|no|name))?$|^(?:资源|工作中心|设备|产线|生产线|机台)(?:编码|编号|代码|名称)?$/

/** The file of an entity, else the one whose name says so, with its column of resources; null where there is none. */
function byResource(
  surveys: readonly TableSurvey[],
  name: 'routing' | 'capacity',
  called: RegExp,
): { readonly survey: TableSurvey; readonly at: number } | null {
  const declared = surveys.find(({ entity }) => entity?.name === name)
  if (declared) {
    const at = fieldAt(declared, 'resource')
    return at < 0 ? null : { survey: declared, at }
  }
  for (const survey of surveys) {
    if (survey.entity) continue
    const at = survey.columns.findIndex(({ evidence }) => resourceName.test(evidence.says.name))
    const { path, sheet } = survey.table
    if (at >= 0 && called.test(`${basename(path)} ${sheet ?? ''}`)) return { survey, at }
  }
  return null
}

/** Rows of routings whose resource has no row in the file of capacities. */
async function judgeRoutings(
  surveys: readonly TableSurvey[],
  log: DefectLog,
  signal: AbortSignal,
): Promise<void> {
  const routings = byResource(surveys, 'routing', /routing|工艺/i)
  const capacities = byResource(surveys, 'capacity', /capacit|产能/i)
  if (!routings || !capacities) return
  const { survey: routing, at } = routings
  const { survey: capacity, at: there } = capacities
  const held = new Set<string>()
  for await (const { texts } of rowsOf(capacity, [there], signal)) held.add(texts[0] ?? '')
  for await (const { row, texts } of rowsOf(routing, [at], signal))
    if (texts[0] && !held.has(texts[0]))
      log.add(
        routing.table,
        'routing_without_capacity',
        routing.columns[at]?.evidence.heading ?? null,
        {
          row,
          value: texts[0],
          expected: capacity.table.path,
        },
      )
}

/** Notes what only several tables, or a table as a whole, show. CANCELLED. */
export async function judgeTogether(
  surveys: readonly TableSurvey[],
  log: DefectLog,
  signal: AbortSignal,
): Promise<void> {
  judgeAttributes(surveys, await conversionsIn(surveys, signal), log)
  await judgeProducts(surveys, log, signal)
  await judgeBills(surveys, log, signal)
  await judgeRoutings(surveys, log, signal)
}
