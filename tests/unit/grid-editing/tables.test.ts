/** Tables on the clipboard, as Excel, WPS and LibreOffice write and read them. */
import { describe, expect, test } from 'vitest'
import { pasteSize } from '../../../renderer/grid/clipboard/paste-size'
import { readTable } from '../../../renderer/grid/clipboard/read-table'
import { plainNumber, tableHtml, tableText } from '../../../renderer/grid/clipboard/write-table'

describe('a table is read', () => {
  test('by tabs and line ends of any kind, the last line closed or not', () => {
    const cells = [
      ['1', '2'],
      ['3', '4'],
    ]
    for (const text of ['1\t2\r\n3\t4\r\n', '1\t2\n3\t4', '1\t2\r3\t4\r'])
      expect(readTable(text)).toEqual(cells)
  })

  test('with quoted cells that hold tabs, line ends and doubled quotes', () => {
    expect(readTable('"a\tb"\t"say ""yes"""\r\n"two\r\nlines"\tplain\r\n')).toEqual([
      ['a\tb', 'say "yes"'],
      ['two\r\nlines', 'plain'],
    ])
  })

  test('a quote that nothing closes, or that stands inside a cell, is a character', () => {
    expect(readTable('"open\t2\r\n5" pipe\t3')).toEqual([
      ['"open', '2'],
      ['5" pipe', '3'],
    ])
    expect(readTable('"a"b\tc')).toEqual([['"a"b', 'c']])
  })

  test('blank cells and blank rows stay, as cells of nothing', () => {
    expect(readTable('\t1\t\r\n\r\n2')).toEqual([['', '1', ''], [''], ['2']])
    expect(readTable('')).toEqual([['']])
  })

  test('what is written is read as it was', () => {
    const cells = [
      ['a "b"', 'c\td', 'e\nf'],
      ['', '0.1', '-3'],
    ]
    expect(readTable(tableText(cells))).toEqual(cells)
  })
})

describe('a table is written', () => {
  test('numbers with all their digits, the decimal mark of the locale and no separators', () => {
    expect(plainNumber(1234567.891, '.')).toBe('1234567.891')
    expect(plainNumber(1234.5, ',')).toBe('1234,5')
    expect(plainNumber(0.1 + 0.2, '.')).toBe('0.3')
    expect(plainNumber(-0, '.')).toBe('0')
    expect(plainNumber(null, '.')).toBe('')
  })

  test('as a page whose texts are no markup', () => {
    expect(tableHtml([['<b>&"', '2']])).toBe(
      '<table><tr><td>&lt;b&gt;&amp;&quot;</td><td>2</td></tr></table>',
    )
  })
})

describe('a pasted block reaches', () => {
  const cell = { height: 1, width: 1 }
  test('as far as it is large, from a single cell', () => {
    expect(pasteSize({ height: 3, width: 2 }, cell)).toEqual({
      height: 3,
      width: 2,
      differs: false,
    })
  })

  test('over the whole selection where it is one value or fits in several times', () => {
    const selected = { height: 4, width: 6 }
    for (const block of [cell, { height: 2, width: 3 }, { height: 4, width: 1 }, selected])
      expect(pasteSize(block, selected)).toEqual({ ...selected, differs: false })
  })

  test('as far as it is large where it does not fit, and says that it differs', () => {
    expect(pasteSize({ height: 3, width: 2 }, { height: 4, width: 2 })).toEqual({
      height: 3,
      width: 2,
      differs: true,
    })
    expect(pasteSize({ height: 3, width: 1 }, { height: 2, width: 1 })).toMatchObject({
      differs: true,
    })
  })
})
