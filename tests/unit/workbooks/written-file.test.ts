/** What an exported file says to a spreadsheet program that others wrote. */

import { inflateRawSync } from 'node:zlib'
import { packedBytes, readZipDirectory } from '@main/connectors/files/zip-directory'
import { sheetNames } from '@main/connectors/workbook/write-book'
import { describe, expect, test } from 'vitest'
import { read } from 'xlsx'
import { smallFile } from './small-book'

const file = smallFile()
const book = read(file, { cellNF: true, cellStyles: true, cellFormula: true })
const sheet = book.Sheets.Demand!

function partOf(name: string): string {
  const bytes = Buffer.from(file)
  const entry = readZipDirectory(bytes).find((one) => one.name === name)!
  return inflateRawSync(packedBytes(bytes, entry)).toString('utf8')
}

describe('an exported workbook', () => {
  test('shows the rows of the view under headings, figures with their formats', () => {
    expect(sheet.B4?.v).toBe('Name')
    expect([sheet.E4?.v, sheet.F4?.v, sheet.G4?.v]).toEqual(['Oct 26', 'Nov 26', 'Dec 26'])
    expect([sheet.B5?.v, sheet.B6?.v, sheet.G6?.v, sheet.G6?.w]).toEqual([
      'All',
      'Consensus demand',
      310.5,
      '311',
    ])
    expect(sheet.E6?.v).toBeUndefined()
  })

  test('keeps keys in a hidden row and column, and where it comes from in a hidden sheet', () => {
    expect(sheet['!cols']?.[0]?.hidden).toBe(true)
    expect(sheet['!rows']?.[2]?.hidden).toBe(true)
    expect(sheet.A10?.v).toBe('consensus_demand?item=K1')
    expect(book.Workbook?.Sheets?.map(({ Hidden }) => Hidden)).toEqual([0, 2])
  })

  test('folds like the view and keeps headings in sight', () => {
    expect(Array.from(sheet['!rows']?.slice(4, 10) ?? [], (row) => row?.level ?? 0)).toEqual([
      0, 1, 1, 2, 2, 2,
    ])
    expect(partOf('xl/worksheets/sheet1.xml')).toContain(
      '<pane xSplit="4" ySplit="4" topLeftCell="E5" activePane="bottomRight" state="frozen"/>',
    )
  })

  test('can be written only where the plan can be', () => {
    const xml = partOf('xl/worksheets/sheet1.xml')
    const [, formats = ''] = partOf('xl/styles.xml').split('<cellXfs')
    const styles = formats.split('<xf ').slice(1)
    const unlocked = (cell: string): boolean => {
      const style = Number(new RegExp(`r="${cell}" s="(\\d+)"`).exec(xml)![1])
      return styles[style]!.includes('locked="0"')
    }
    expect(xml).toContain('<sheetProtection sheet="1"')
    // A month ahead, history, a locked cell, a calculated row.
    expect([unlocked('F6'), unlocked('E6'), unlocked('G6'), unlocked('F8')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('carries what people said of a cell as a note', () => {
    expect(sheet.F10?.c?.map((note: { t?: string }) => note.t)).toEqual([
      'Lin: <mind> the promotion',
    ])
  })

  test('holds no formula, whatever a name begins with', () => {
    expect(sheet.B7).toMatchObject({ t: 's', v: '=cmd|calc' })
    const cells = Object.values(book.Sheets).flatMap((one) => Object.values(one))
    expect(cells.filter((cell) => typeof cell === 'object' && 'f' in cell)).toEqual([])
  })

  test('names its sheets as a spreadsheet allows', () => {
    expect(sheetNames(['A/B:C', 'a b c', '', "'x'", 'long '.repeat(20)])).toEqual([
      'A B C',
      'a b c 2',
      'Sheet',
      'x',
      'long long long long long lon',
    ])
  })
})
