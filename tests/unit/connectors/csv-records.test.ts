import { CsvSplitter, longestRecord } from '@main/connectors/files/csv-records'
import { sniffDelimiter } from '@main/connectors/files/sniff-delimiter'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'

function split(text: string, pieces = 1, delimiter = ',') {
  const splitter = new CsvSplitter(delimiter)
  const size = Math.max(1, Math.ceil(text.length / pieces))
  const records = []
  for (let at = 0; at < text.length; at += size)
    records.push(...splitter.push(text.slice(at, at + size)))
  return [...records, ...splitter.end()]
}

test('quotes, doubled quotes, line ends within quotes, carriage returns', () => {
  expect(split('a,b\r\n"x, y","say ""hi"""\r\n"two\nlines",z\n\nlast,5" pipe')).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['x, y', 'say "hi"'] },
    { line: 3, cells: ['two\nlines', 'z'] },
    { line: 6, cells: ['last', '5" pipe'], bareQuote: true },
  ])
})

test('carriage returns alone end lines only where a line is not whole with them', () => {
  const cells = (text: string) => split(text).map((record) => record.cells)
  expect(cells('a,b\n1,2\r3,4\n')).toEqual([
    ['a', 'b'],
    ['1', '2'],
    ['3', '4'],
  ])
  expect(cells('a,b,c\n1,two\rlines,9\n"2",x,y\n3,u\rv,w\n')).toEqual([
    ['a', 'b', 'c'],
    ['1', 'two\rlines', '9'],
    ['2', 'x', 'y'],
    ['3', 'u\rv', 'w'],
  ])
})

test.each([1, 2, 7, 1000])('a quote that is never closed costs one row (%i pieces)', (pieces) => {
  const text = 'a,b\n1,2\n"3,4\n5,6\n7,8\n'
  expect(split(text, pieces)).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', '2'] },
    { line: 3, cells: ['"3,4'], broken: 'quote_not_closed' },
    { line: 4, cells: ['5', '6'] },
    { line: 5, cells: ['7', '8'] },
  ])
})

test.each([1, 5, 1000])('a stray quote among quoted rows costs one row (%i pieces)', (pieces) => {
  const records = split('"a","b"\n"1","2\n"3","4"\n"5","6"\n', pieces)
  expect(records.filter((r) => r.broken)).toHaveLength(1)
  expect(records.filter((r) => !r.broken).map((r) => r.cells)).toEqual([
    ['a', 'b'],
    ['3', '4'],
    ['5', '6'],
  ])
})

test('a quote that is never closed in a large file does not hold it in memory', () => {
  const rows = Array.from({ length: 50_000 }, (_, i) => `${i},x`).join('\n')
  const records = split(`a,b\n"open,1\n${rows}\n`, 50)
  expect(records.filter((r) => r.broken)).toHaveLength(1)
  expect(records).toHaveLength(50_002)
})

test('a line without end is noticed', () => {
  const splitter = new CsvSplitter(',')
  splitter.push(`a,b\n${'x'.repeat(longestRecord + 1)}`)
  expect(splitter.tooLongLine).toBe(2)
})

test('reads what a library reads, however it is cut', () => {
  const cell = fc.string({
    unit: fc.constantFrom('a', '"', ',', '\n', ' ', '中', '1'),
    maxLength: 6,
  })
  const rows = fc.array(fc.tuple(cell, cell, fc.constant('end')), { minLength: 1 })
  fc.assert(
    fc.property(rows, fc.integer({ min: 1, max: 50 }), fc.boolean(), (table, pieces, crlf) => {
      const quoted = table.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join())
      const text = quoted.join(crlf ? '\r\n' : '\n')
      expect(split(text, pieces).map((r) => r.cells)).toEqual(parse(text))
    }),
  )
})

test.each([
  ['a,b;c,d\n', ','],
  ['a;b;c,d\n1;2;3,4', ';'],
  ['a\tb\tc\n', '\t'],
  ['"a;b;c",d\n', ','],
  ['one\n', ','],
])('%j is separated by %j', (text, delimiter) => {
  expect(sniffDelimiter(text)).toBe(delimiter)
})

test('a long last line with quotes and without an end costs its length', () => {
  const cells = longestRecord / 2 - 100
  const before = process.cpuUsage()
  const [record] = split(`"a"${',b'.repeat(cells)}`)
  expect(record?.cells).toHaveLength(cells + 1)
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(3)
})
