/** A workbook as the library reads it, whole, with formats and formulas. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { read, type WorkBook } from 'xlsx'
import { fileTooLarge, fileUnreadable } from '../reasons'
import { checkWorkbook, workbookLimits } from './workbook-limits'

/** The workbook of these bytes, within the limits; cells of formulas hold what they came to. FILE_UNREADABLE, FILE_TOO_LARGE. */
export async function parseWorkbook(bytes: Buffer, file: string): Promise<WorkBook> {
  await checkWorkbook(bytes, file)
  const sheetRows = workbookLimits.rows + 1
  try {
    const book = read(bytes, { dense: true, cellNF: true, cellHTML: false, sheetRows })
    for (const name of book.SheetNames)
      if ((book.Sheets[name]?.['!data']?.length ?? 0) >= sheetRows)
        throw fileTooLarge(file, 'too_many_rows', workbookLimits.rows)
    return book
  } catch (error) {
    if (error instanceof EvenkeelError) throw error
    throw fileUnreadable(file, 'not_a_workbook', String(error).slice(0, 200), error)
  }
}
