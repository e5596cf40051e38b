/** What is read of a file that somebody edited in another program. */
import { readEditedBook } from '@main/services/workbooks/read-edited-book'
import { describe, expect, test } from 'vitest'
import { utils, type WorkBook, type WorkSheet, write } from 'xlsx'
import { editedElsewhere, smallFile } from './small-book'

const file = smallFile()
const readEdited = (edit: (sheet: WorkSheet, book: WorkBook) => void) =>
  readEditedBook(
    editedElsewhere(file, (book) => edit(book.Sheets.Demand!, book)),
    'plan.xlsx',
  )
const put = (sheet: WorkSheet, at: string, cell: WorkSheet[string]): void => {
  sheet[at] = cell
}
const kinds = (read: Awaited<ReturnType<typeof readEditedBook>>) =>
  read.notes.map(({ kind }) => kind)
const refusedAs = (edit: (sheet: WorkSheet, book: WorkBook) => void, reason: string) =>
  expect(readEdited(edit)).rejects.toMatchObject({ code: 'WORKBOOK_UNUSABLE', params: { reason } })

/** The rows as arrays; what is given back takes their place. */
function rewrite(sheet: WorkSheet, change: (rows: unknown[][]) => unknown[][]): void {
  const rows = change(utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null }))
  const made = utils.aoa_to_sheet(rows)
  for (const name of Object.keys(sheet)) if (!name.startsWith('!')) delete sheet[name]
  Object.assign(sheet, made)
}

describe('an edited workbook', () => {
  test('that nobody changed holds no edits', async () => {
    const read = await readEdited(() => undefined)
    expect(read.cells).toEqual([])
    expect(read.notes).toEqual([])
    expect(read.read).toBe(12)
    expect(read.provenance).toMatchObject({ scenario: 'base', position: 7, view: 'Plan' })
  })

  test('gives the cells that hold something else', async () => {
    const { cells } = await readEdited((sheet) => {
      put(sheet, 'F6', { t: 'n', v: 350 })
      put(sheet, 'F10', { t: 'n', v: 140, f: 'F8*1.4' })
      delete sheet.G9
    })
    expect(cells.map(({ key, period, exported, file }) => [key, period, exported, file])).toEqual([
      ['consensus_demand?', '2026-11', 300, 350],
      ['override?item=K1', '2026-12', 120, null],
      ['consensus_demand?item=K1', '2026-11', 100, 140],
    ])
    expect(cells.every(({ fault }) => fault === null)).toBe(true)
  })

  test.each([
    [{ t: 's', v: 'about 400' }, 'text'],
    [{ t: 's', v: '+10%' }, 'text'],
    [{ t: 'n', v: 0.1, z: '0%' }, 'percent'],
    [{ t: 'n', v: 46000, z: 'yyyy-mm-dd' }, 'date'],
    [{ t: 'e', v: 0x07, w: '#DIV/0!' }, 'formula_error'],
    [{ t: 'n', v: -5 }, 'negative'],
    [{ t: 'n', v: 1e15 }, 'too_large'],
  ] as const)('refuses %o as %s', async (cell, fault) => {
    const { cells } = await readEdited((sheet) => put(sheet, 'F6', { ...cell }))
    expect(cells).toMatchObject([{ key: 'consensus_demand?', period: '2026-11', fault }])
  })

  test('takes a number that was kept as a text', async () => {
    const { cells } = await readEdited((sheet) => put(sheet, 'F6', { t: 's', v: ' 1,250 ' }))
    expect(cells).toMatchObject([{ file: 1250, fault: null }])
  })

  test('does not take figures of rows that are calculated', async () => {
    const { cells } = await readEdited((sheet) => put(sheet, 'F8', { t: 'n', v: 1 }))
    expect(cells).toMatchObject([{ key: 'baseline?item=K1', fault: 'calculated' }])
  })

  test('is recognised with its rows and months moved, its sheet renamed, rows deleted and added', async () => {
    const read = await readEdited((sheet, book) => {
      put(sheet, 'G10', { t: 'n', v: 555 })
      rewrite(sheet, (rows) => [
        ['a row of my own'],
        ...[...rows.slice(0, 4), ...rows.slice(4).toReversed()]
          .filter((row) => row[0] !== 'override?item=K1')
          .map(([key, ...cells]) => [
            key,
            'mine',
            ...cells.slice(0, 3),
            cells[5],
            cells[3],
            cells[4],
          ]),
        [null, null, 'My total', null, null, 1, 2, 3],
      ])
      book.SheetNames[0] = 'Angebot'
      book.Sheets.Angebot = sheet
    })
    expect(read.cells).toMatchObject([
      { key: 'consensus_demand?item=K1', period: '2026-12', file: 555, fault: null },
    ])
    expect(kinds(read)).toEqual([
      'sheet_renamed',
      'rows_missing',
      'rows_moved',
      'rows_added',
      'columns_moved',
    ])
  })

  test('without a month leaves that month alone and says so', async () => {
    const read = await readEdited((sheet) =>
      rewrite(sheet, (rows) => rows.map((row) => row.slice(0, 6))),
    )
    expect(read.cells).toEqual([])
    expect(read.notes).toMatchObject([{ kind: 'columns_missing', detail: '2026-12' }])
  })

  test('sorted without its keys gives nothing', async () => {
    const read = await readEdited((sheet) =>
      rewrite(sheet, (rows) => {
        const [keys, cells] = [rows.map(([key]) => key), rows.map(([, ...rest]) => rest)]
        const sorted = [...cells.slice(0, 4), ...cells.slice(4).toReversed()]
        return sorted.map((row, at) => [keys[at], ...row])
      }),
    )
    expect(kinds(read)).toContain('keys_out_of_step')
    expect(read.cells.length).toBeGreaterThan(0)
    expect(read.cells.every(({ fault }) => fault === 'keys_out_of_step')).toBe(true)
  })

  test('with a row twice gives nothing of that row', async () => {
    const read = await readEdited((sheet) =>
      rewrite(sheet, (rows) => [...rows, [...rows[5]!.slice(0, 5), 1, 2]]),
    )
    expect(kinds(read)).toContain('rows_twice')
    expect(new Set(read.cells.map(({ fault }) => fault))).toEqual(new Set(['row_twice']))
  })

  test('is refused where it cannot be told what was exported', async () => {
    await refusedAs((_, book) => {
      put(book.Sheets.evenkeel!, 'B1', {
        t: 's',
        v: String(book.Sheets.evenkeel!.B1.v).replace('"position":7', '"position":9'),
      })
    }, 'provenance_altered')
    await refusedAs((_, book) => {
      delete book.Sheets.evenkeel
      book.SheetNames.pop()
      if (book.Workbook?.Sheets) book.Workbook.Sheets.pop()
    }, 'provenance_missing')
    await refusedAs((sheet) => {
      delete sheet.A3
    }, 'keys_missing')
  })

  test('of somebody else is refused by what it is', async () => {
    const other = utils.book_new(utils.aoa_to_sheet([['Sales', 12]]), 'Sheet1')
    const bytes = new Uint8Array(write(other, { type: 'buffer', bookType: 'xlsx' }))
    await expect(readEditedBook(bytes, 'sales.xlsx')).rejects.toMatchObject({
      params: { reason: 'not_exported_here' },
    })
    const text = new TextEncoder().encode('a,b\n1,2\n')
    await expect(readEditedBook(text, 'sales.csv')).rejects.toMatchObject({
      params: { reason: 'csv_is_one_way' },
    })
    await expect(readEditedBook(text, 'sales.xlsx')).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    })
    await expect(readEditedBook(file.slice(0, 900), 'half.xlsx')).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
    })
  })
})
