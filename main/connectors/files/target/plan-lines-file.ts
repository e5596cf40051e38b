/** The CSV form of plan lines, for the record of one decision and for the plan as it now stands. */

import type { PublishedLine } from '@shared/contract/contract-types'
import { publishedLine } from '@shared/contract/publishing-calls'
import { fileUnreadable } from '../../reasons'
import { CsvSplitter } from '../csv-records'
import { textCell, textOfCell } from './safe-cell'

const columns = ['measure', 'item', 'customer', 'site', 'month', 'quantity'] as const
const heading = `${columns.join()}\n`

/** The file's text. */
export function writePlanLines(lines: Iterable<PublishedLine>): string {
  let text = heading
  for (const { measure, item, customer, site, month, quantity } of lines)
    text += `${[measure, item, customer, site, month].map(textCell).join()},${quantity}\n`
  return text
}

/** The lines of a file that `writePlanLines` wrote, even if a person changed figures in a spreadsheet since. FILE_UNREADABLE {file, reason} where a line is no plan line. */
export function readPlanLines(text: string, file: string): PublishedLine[] {
  const splitter = new CsvSplitter(',')
  const [, ...records] = [...splitter.push(text.replace(/^\uFEFF/, '')), ...splitter.end()]
  return records.map(({ cells, line }) => {
    const [measure, item, customer, site, month, quantity] = cells.map(textOfCell)
    const read = publishedLine.safeParse({
      measure,
      item,
      customer: customer || null,
      site: site || null,
      month,
      quantity: quantity?.trim() ? Number(quantity) : undefined,
    })
    if (read.success) return read.data
    throw fileUnreadable(`${file}:${line}`, 'plan_line_not_understood', line, read.error)
  })
}
