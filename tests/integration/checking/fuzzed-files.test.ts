/** Whatever bytes a file holds, it gives rows or a refusal with a named reason; nothing hangs, throws or reaches a prototype. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileReasons, sizeReasons } from '@main/connectors/reasons'
import { checkFiles } from '@main/services/checking/check-files'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeWorkbook, sheetXml } from '../../support/messy-files/made-zip'
import { messyOrders } from '../../support/messy-files/messy-orders'
import { type Choices, choicesOf } from '../../support/messy-files/random-choices'

let home = ''
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'evenkeel-fuzz-'))
})
afterAll(() => rm(home, { recursive: true, force: true }))

const known = new Set<string>([...fileReasons, ...sizeReasons])
const systemCode = /^E[A-Z]+$/

/** Bytes changed, left out, doubled or put in. */
function mutate(bytes: Buffer, choose: Choices): Buffer {
  let out = Buffer.from(bytes)
  for (let times = choose.whole(1, 12); times > 0; times--) {
    const at = choose.whole(0, Math.max(0, out.length - 1))
    const length = choose.whole(1, 40)
    const how = choose.whole(0, 3)
    if (how === 0) out[at] = choose.whole(0, 255)
    else if (how === 1) out = Buffer.concat([out.subarray(0, at), out.subarray(at + length)])
    else if (how === 2) out = Buffer.concat([out.subarray(0, at + length), out.subarray(at)])
    else
      out = Buffer.concat([
        out.subarray(0, at),
        Buffer.from(choose.of(['"', '\n', '\u0000', '__proto__', '<', '&#0;', '\r', ';;;;'])),
        out.subarray(at),
      ])
  }
  return out
}

const random = (choose: Choices): Buffer =>
  Buffer.from(Array.from({ length: choose.whole(0, 3_000) }, () => choose.whole(0, 255)))

const rows = Array.from(
  { length: 60 },
  (_, row) =>
    `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>${row % 5}</v></c><c r="B${row + 1}"><v>${row * 3}</v></c><c r="C${row + 1}" t="inlineStr"><is><t>a &amp; b</t></is></c></row>`,
).join('')
const shared = `<sst>${['item', 'constructor', '__proto__', 'toString', '物料'].map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`

const kinds: readonly (readonly [string, string, number, (choose: Choices) => Buffer])[] = [
  ['random bytes', 'bin', 150, random],
  [
    'random bytes named as a workbook',
    'xlsx',
    60,
    (choose) => Buffer.concat([Buffer.from('PK\u0003\u0004'), random(choose)]),
  ],
  [
    'order lines with mutations',
    'csv',
    150,
    (choose) =>
      mutate(Buffer.from(messyOrders(choose.whole(0, 1e6)).texts['orders.csv'] ?? ''), choose),
  ],
  [
    'a packed workbook with mutations',
    'xlsx',
    120,
    (choose) => mutate(makeWorkbook(sheetXml(rows), shared), choose),
  ],
  [
    'a workbook whose XML was mutated',
    'xlsx',
    120,
    (choose) =>
      makeWorkbook(
        mutate(Buffer.from(sheetXml(rows)), choose),
        mutate(Buffer.from(shared), choose),
      ),
  ],
]

test.each(kinds)('%s', { timeout: 300_000 }, async (_, ending, times, make) => {
  const odd: unknown[] = []
  for (let seed = 0; seed < times; seed++) {
    const path = join(home, `file-${seed}.${ending}`)
    await writeFile(path, make(choicesOf(seed)))
    const { files } = await checkFiles([path], {
      now: new Date(),
      signal: new AbortController().signal,
    })
    for (const { refused } of files)
      if (refused && !known.has(refused.reason) && !systemCode.test(refused.reason))
        odd.push({ seed, refused })
    await rm(path)
  }
  expect(odd).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(Object.keys(Array.prototype)).toEqual([])
})
