/** Tables under other headings, in every encoding and container: the check counts in each column what was put there. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkFiles } from '@main/services/checking/check-files'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BookType, utils, write } from 'xlsx'
import { type MessyTable, messyTable } from '../../support/messy-files/messy-table'
import { choicesOf } from '../../support/messy-files/random-choices'
import { encoded, fileEncodings } from '../../support/messy-files/written-values'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-tables-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const { signal } = new AbortController()
const now = new Date('2026-11-22T12:00:00Z')

/** What was found otherwise than it was made. */
async function wrongIn(seed: number, table: MessyTable, file: string, content: Uint8Array) {
  const folder = join(home, `${seed}-${file}`)
  await mkdir(folder)
  await writeFile(join(folder, file), content)
  const at = table.kinds.indexOf('customer')
  const master = [
    `${table.headings[at]},Firm`,
    ...table.customers.map((one, row) => `${one},F${row}`),
  ]
  if (at >= 0) await writeFile(join(folder, 'masters.csv'), `${master.join('\n')}\n`)
  const { files, findings } = await checkFiles([folder], { now, signal })
  const found = new Map<string, number>()
  for (const { kind, field, count } of findings) {
    const key = `${kind}|${field ?? ''}`
    found.set(key, (found.get(key) ?? 0) + count)
  }
  const { truth } = table
  const wrong: unknown[] = []
  for (const key of new Set([...found.keys(), ...truth.keys()]))
    if (found.get(key) !== truth.get(key))
      wrong.push({ seed, file, key, found: found.get(key) ?? 0, made: truth.get(key) ?? 0 })
  const told = files.find(({ path }) => path.endsWith(file))
  if (told?.rows !== table.rows) wrong.push({ seed, file, rows: told?.rows, made: table.rows })
  return { wrong, told }
}

function asText({ headings, lines, style }: MessyTable, seed: number): string {
  const choose = choicesOf(seed + 1_000_000)
  const { delimiter } = style
  const cell = (value: string) =>
    value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
  const above = choose.of([[], [], ['Sales report 2025', ''], ['导出时间：2026-01-05', '']])
  const rest = [headings, ...lines].map((cells) => cells.map(cell).join(delimiter))
  const end = choose.of(['\n', '\r\n'])
  // Some systems end every line below the heading with a delimiter.
  const trailing = choose.chance(0.1) ? delimiter : ''
  return [...above, ...rest.map((line, at) => (at === 0 ? line : line + trailing))].join(end) + end
}

test.each([0, 100, 200])('a hundred texts, from seed %i', { timeout: 120_000 }, async (from) => {
  const wrong: unknown[] = []
  for (let seed = from; seed < from + 100; seed++) {
    const table = messyTable(seed)
    const text = asText(table, seed)
    const wanted = choicesOf(seed + 2_000_000).of(fileEncodings)
    const bytes = encoded(text, wanted)
    const { wrong: other, told } = await wrongIn(
      seed,
      table,
      `${table.stem}.csv`,
      bytes ?? Buffer.from(text),
    )
    wrong.push(...other)
    if (bytes && told?.encoding !== wanted.split(' ')[0] && /[^ -~\s]/.test(text))
      wrong.push({ seed, encoding: told?.encoding, wanted })
    if (told?.delimiter !== table.style.delimiter) wrong.push({ seed, delimiter: told?.delimiter })
  }
  expect(wrong).toEqual([])
})

/** The table with figures as numbers. */
function asWorkbook({ headings, kinds, lines }: MessyTable, type: BookType): Buffer {
  const rows = lines.map((cells) =>
    cells.map((cell, at) => {
      const figure = ['quantity', 'stock'].includes(kinds[at] ?? '') && /^\d+$/.test(cell)
      return cell === '' ? null : figure ? Number(cell) : cell
    }),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([[...headings], ...rows]), 'Sheet1')
  return write(book, { type: 'buffer', bookType: type })
}

test.each(['xlsx', 'ods', 'biff8', 'xlsb'] as const)(
  'six workbooks as %s',
  { timeout: 120_000 },
  async (type) => {
    const wrong: unknown[] = []
    for (let seed = 5000; seed < 5006; seed++) {
      const table = messyTable(seed, true)
      const file = `${table.stem}.${type === 'biff8' ? 'xls' : type}`
      const money = table.kinds.flatMap((kind, at) =>
        kind === 'money' ? [table.headings[at]] : [],
      )
      const result = await wrongIn(seed, table, file, asWorkbook(table, type))
      // Amounts are written as texts here, and each of them is told.
      const texts = money.map((heading) => `number_as_text|${heading}`)
      // The library takes these off the ends of texts in ODS.
      if (type === 'ods')
        for (const heading of table.headings)
          texts.push(`non_breaking_space|${heading}`, `byte_order_mark_inside|${heading}`)
      wrong.push(
        ...result.wrong.filter((one) => !texts.includes((one as { key?: string }).key ?? '')),
      )
    }
    expect(wrong).toEqual([])
  },
)
