/** Open opportunities whose close date has gone by. */
import { isoOfDay } from '@shared/model/value-forms/date-form'
import type { CellClass } from './cell-class'
import type { TableSurvey } from './survey-table'

const about = /opportunit|deal|pipeline|商机|销售机会|漏斗/i
const stageName =
  /^(?:deal_stage|opportunity_stage|stage|stage_name|outcome|status|deal_status|sales_stage)$|阶段|状态|结果/
const closeName =
  /^(?:expected_close|expected_close_on|expected_close_date|close_date|closing_date|close_on|est_close_date|estimated_close_date)$|预计.*(?:成交|关闭|签约)|(?:成交|关闭|签约)日期/
const ended =
  /won|lost|closed|cancel|dead|abandon|disqualif|赢|输|丢|已关闭|已签|成交|取消|作废|失败/i

/** Whether a stage or outcome says that an opportunity is over. */
export const hasEnded = (stage: string): boolean => ended.test(stage)

export interface Late {
  readonly field: string
  readonly value: string
  readonly expected: string
}

/** The column of stages or outcomes and that of expected close dates, or null where rows are no opportunities. */
export function opportunityColumns({
  table,
  entity,
  columns,
}: TableSurvey): { stage: number; close: number } | null {
  const named = (pattern: RegExp) =>
    columns.findIndex(({ evidence }) => pattern.test(evidence.says.name))
  if (entity) {
    if (entity.name !== 'opportunity') return null
    const at = (field: string) => columns.findIndex((column) => column.field?.name === field)
    return { stage: at('outcome'), close: at('expected_close_on') }
  }
  const headings = columns.map(({ evidence }) => evidence.heading).join(' ')
  if (!about.test(`${table.path.split(/[\\/]/).at(-1)} ${headings}`)) return null
  const close = named(closeName)
  return close < 0 || columns[close]?.type !== 'date' ? null : { stage: named(stageName), close }
}

export class OpportunityDates {
  readonly #at: { stage: number; close: number } | null
  readonly #asOf: number | null
  readonly #survey: TableSurvey

  constructor(survey: TableSurvey, asOf: number | null) {
    this.#survey = survey
    this.#asOf = asOf
    const found = opportunityColumns(survey)
    this.#at = found && found.stage >= 0 && found.close >= 0 ? found : null
  }

  /** What is late in a row, or null. */
  lateBy(read: readonly CellClass[]): Late | null {
    if (!this.#at || this.#asOf === null) return null
    const stage = read[this.#at.stage]?.text ?? ''
    const cell = read[this.#at.close]
    const column = this.#survey.columns[this.#at.close]
    if (stage === '' || hasEnded(stage) || !cell?.date || !column) return null
    const day =
      column.order === 'month_first' ? (cell.date.dayMonthFirst ?? cell.date.day) : cell.date.day
    if (day === null || day >= this.#asOf) return null
    return {
      field: column.evidence.heading,
      value: cell.text,
      expected: `>= ${isoOfDay(this.#asOf)}`,
    }
  }
}
