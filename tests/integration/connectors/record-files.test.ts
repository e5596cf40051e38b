/** Texts whose records are not lines of one table: by position, by segments, with headers that lines inherit; and what is wrong in them. */
import type { RawRow } from '@main/connectors/connector'
import type { Finding } from '@shared/contract/contract-types'
import { describe, expect, test } from 'vitest'
import { columns, shipped, tried, typed } from './record-texts'

const orders = `UNA:+.? '
UNB+UNOC:3+4012345500004:14+4004353000000:14+261105:1025+00004711'
UNH+1+ORDERS:D:96A:UN:EAN008'
BGM+220+B10001+9'
DTM+137:20261105:102'
DTM+2:20261201:102'
RFF+CT:652744'
NAD+BY+4012345500004::9++Müller ?+ S?'öhne GmbH+Bahnhofstr. 1'
NAD+SU+4004353000000::9'
LIN+1++4000862141404:EN'
PIA+5+ABC?:1234:SA'
QTY+21:48:PCE'
PRI+AAA:17.50'
LIN+2++4000862141411:EN'
QTY+12:7'
QTY+21:24:PCE'
DTM+2:202612151200:203'
PRI+AAB:9.99:CA'
UNS+S'
MOA+79:1079.76'
CNT+2:2'
UNT+20+1'
UNH+2+ORDERS:D:96A:UN:EAN008'
BGM+220+B10002+1'
DTM+137:20261106:102'
DTM+64:20261209:102'
NAD+DP+4012345600001::9'
LIN+1++4000862141404:EN'
QTY+21:5:PCE'
PRI+AAA:17.5'
UNS+S'
UNT+10+2'
UNZ+2+00004711'
`

const x12 =
  'ISA*00*          *00*          *ZZ*BUYERID        *ZZ*SELLERID       *261103*1253*U*00401*000000905*0*P*>~GS*PO*BUYERID*SELLERID*20261103*1253*905*X*004010~ST*850*0001~BEG*00*SA*PO-33042**20261103~REF*DP*038~DTM*002*20261120~N1*BY*Retail Inc*92*0097~N1*ST*Store 12*92*12~N3*12 Main St~PO1*1*120*EA*9.25*TE*CB*065322-117*PR*RO*VN*AB3542~PID*F****SMALL WIDGET~PO1*2*220*EA*13.79**VN*DD5511~DTM*002*20261201~CTT*2~AMT*TT*4143.8~SE*14*0001~GE*1*905~IEA*1*000000905~'

describe('segments', () => {
  const shape = ({ rows, problems }: { rows: RawRow[]; problems: Finding[] }) => ({
    lines: rows.map(({ row, values: v }) => [
      row,
      v.sales_order,
      v.line,
      v.customer,
      v.item,
      v.ordered_on,
      v.requested_on,
      v.quantity_ordered,
      v.quantity_cancelled,
      v.price,
      v.status,
      v.unit,
    ]),
    problems,
  })
  const read = async (text: string | Uint8Array) =>
    shape(await shipped('edifact_orders', 'orders.edi', text, 'sales_order_line'))
  const [buyer, place] = ['4012345500004', '4012345600001']
  const wanted = [
    [10, 'B10001', 1, buyer, 'ABC:1234', '2026-11-05', '2026-12-01', 48, 0, 17.5, 'open', 'PCE'],
    [
      14,
      'B10001',
      2,
      buyer,
      '4000862141411',
      '2026-11-05',
      '2026-12-15',
      24,
      0,
      9.99,
      'open',
      'PCE',
    ],
    [
      28,
      'B10002',
      1,
      place,
      '4000862141404',
      '2026-11-06',
      '2026-12-09',
      5,
      5,
      17.5,
      'cancelled',
      'PCE',
    ],
  ]

  test.each([
    ['a line for each', orders],
    ['without line ends', orders.replaceAll('\n', '')],
    [
      'with line ends of Windows and Latin letters in one byte',
      Buffer.from(orders.replaceAll('\n', '\r\n'), 'latin1'),
    ],
  ])('orders in EDIFACT, %s', async (_, text) => {
    expect(await read(text)).toEqual({ lines: wanted, problems: [] })
  })

  test('other separators than the usual ones are told by UNA', async () => {
    const other = orders
      .replaceAll("?'", '`')
      .replaceAll(/[+:?']/g, (sign) => ({ '+': '|', ':': '^', '?': '\\', "'": '~' })[sign] ?? '')
      .replaceAll('`', "'")
      .replace('UNA^|.\\ ~', 'UNA^|.\\ ~')
    expect((await read(other)).lines.map(([row, order]) => [row, order])).toEqual([
      [10, 'B10001'],
      [14, 'B10001'],
      [28, 'B10002'],
    ])
  })

  test('orders in X12, with the separators of ISA', async () => {
    const read850 = await shipped('x12_orders', 'orders.x12', x12, 'sales_order_line')
    expect(shape(read850)).toEqual({
      lines: [
        [
          10,
          'PO-33042',
          1,
          '0097',
          'AB3542',
          '2026-11-03',
          '2026-11-20',
          120,
          0,
          9.25,
          'open',
          'EA',
        ],
        [
          12,
          'PO-33042',
          2,
          '0097',
          'DD5511',
          '2026-11-03',
          '2026-12-01',
          220,
          0,
          13.79,
          'open',
          'EA',
        ],
      ],
      problems: [],
    })
  })

  test('a message that breaks off keeps its whole lines and is said', async () => {
    const { lines, problems } = await read(orders.slice(0, orders.indexOf('PRI+AAB')))
    expect(lines.map(([row]) => row)).toEqual([10])
    expect(problems.map(({ row, value, expected }) => [row, value, expected])).toEqual([
      [14, 'LIN+2++4000862141411:EN', '… UNT'],
      [3, 'UNH+1+ORDERS:D:96A:UN:EAN008', '… UNT'],
    ])
    expect(
      problems.every(({ kind, place: at }) => kind === 'row_broken' && at === 'orders.edi'),
    ).toBe(true)
  })

  test('a segment that breaks off takes its line with it', async () => {
    const { lines, problems } = await read(orders.slice(0, orders.indexOf(":CA'")))
    expect(lines.map(([row]) => row)).toEqual([10])
    expect(problems.map(({ row, expected }) => [row, expected])).toEqual([
      [18, "…'"],
      [14, '≠ 18: PRI+AAB:9.99'],
      [3, '… UNT'],
    ])
  })

  test('a message that counts its segments otherwise is said', async () => {
    const { lines, problems } = await read(orders.replace('UNT+20+1', 'UNT+25+1'))
    expect(lines).toHaveLength(3)
    expect(problems).toMatchObject([{ row: 22, value: 'UNT+25+1', expected: '20' }])
  })

  test('schedules below lines are a third level; a line without one makes a row of its own', async () => {
    const text = "UNH+1'LIN+A'QTY+1:PCE'SCC+1'QTY+10'SCC+2'QTY+20'LIN+B'QTY+7:KG'UNT+8'".replaceAll(
      'QTY',
      'QTY',
    )
    const { rows, problems } = await tried(text, {
      by: 'segment',
      levels: [
        { starts: 'UNH', columns: {} },
        {
          starts: 'LIN',
          until: ['UNT'],
          alone: true,
          columns: {
            item: { at: '1' },
            unit: { segment: 'QTY', at: '1.2' },
            qty: { segment: 'QTY', at: '1.1' },
          },
        },
        { starts: 'SCC', columns: { qty: { segment: 'QTY', at: '1' } } },
      ],
    })
    expect(problems).toEqual([])
    expect(rows).toEqual([
      [4, 'A', 'PCE', '10'],
      [6, 'A', 'PCE', '20'],
      [8, 'B', 'KG', '7'],
    ])
  })
})

describe('positions', () => {
  const d = (text: string, by: Record<string, unknown>) => tried(text, { by: 'position', ...by })

  test('a shipped stock list: sites from headers, decimals that are not written', async () => {
    const line = (item: string, ...numbers: number[]) =>
      `D${item.padEnd(18)}${numbers.map((n) => String(n).padStart(12, '0')).join('')}PCE`
    const site = (code: string) => `H${code.padEnd(10)}20261101`
    const text = [
      site('P1'),
      line('A-100', 12_500, 0, 250),
      line('A-200', 3_000, 1_000, 0),
      'T0002',
      site('P2'),
      line('A-100', 7_000, 0, 0),
      'T0001',
      '',
    ]
    const whole = await shipped('fixed_width_stock', 'STOCK.TXT', text.join('\r\n'), 'stock')
    expect(whole.problems).toEqual([])
    expect(
      whole.rows.map(({ row, values: v }) => [
        row,
        v.item,
        v.site,
        v.on_hand,
        v.quality_hold,
        v.reserved,
        v.unit,
      ]),
    ).toEqual([
      [2, 'A-100', 'P1', 12.5, 0, 0.25, 'PCE'],
      [3, 'A-200', 'P1', 3, 1, 0, 'PCE'],
      [6, 'A-100', 'P2', 7, 0, 0, 'PCE'],
    ])
    const half = await shipped(
      'fixed_width_stock',
      'STOCK.TXT',
      text.slice(0, 3).join('\n'),
      'stock',
    )
    expect(half.rows.map(({ row }) => row)).toEqual([2])
    expect(half.problems.map(({ row, expected }) => [row, expected])).toEqual([
      [3, '… T'],
      [1, '… T'],
    ])
  })

  test('records without ends of line, of one length', async () => {
    const records = { length: 10, lines: false, levels: [{ columns }] }
    expect(await d('XA1   12pcXB2    7kg\n', records)).toEqual({
      rows: [
        [1, 'A1', 'pc', '12'],
        [2, 'B2', 'kg', '7'],
      ],
      problems: [],
    })
    expect(await d('XA1   12pcXB2  ', records)).toMatchObject({
      rows: [[1, 'A1', 'pc', '12']],
      problems: [['in.txt', 2, 'row_broken', '10 (≠ 5)']],
    })
  })

  test.each([
    ['gb18030', Buffer.from([0x58, 0xd6, 0xe1, 0xb3, 0xd0, 0x31, 0x32, 0x20, 0x70, 0x63, 0x0a])],
    ['utf-8', Buffer.from('X轴 12 pc\n')],
  ])('positions count bytes of %s', async (encoding, bytes) => {
    const records = { by: 'position', counted_in: 'bytes', levels: [{ columns }] }
    const { rows, problems } = await tried(bytes, records, { encoding })
    expect(problems).toEqual([])
    expect(rows).toEqual([[1, encoding === 'utf-8' ? '轴' : '轴承', 'pc', '12']])
  })

  test('without a description, columns are those of the heading and the blanks below it', async () => {
    const report =
      'Stock on 1 Nov\n\nitem      qty unit\n--------- --- ----\nA 100      12 pc\nB 2       340 kg\n'
    const rows = [
      [5, 'A 100', 'pc', '12'],
      [6, 'B 2', 'kg', '340'],
    ]
    expect(await tried(report, { by: 'position' }, { skip_lines: 2 })).toEqual({
      rows,
      problems: [],
    })
    const plain = 'item      qty unit\nA 100      12 pc\nB 2       340 kg\n'
    expect((await d(plain, {})).rows).toEqual([
      [2, 'A 100', 'pc', '12'],
      [3, 'B 2', 'kg', '340'],
    ])
    await expect(d('one\ntwo\n', {})).rejects.toMatchObject({
      code: 'FILE_UNREADABLE',
      params: { reason: 'not_a_table' },
    })
  })

  test('borders are guessed in bytes where positions count them', async () => {
    // In GBK, 轴 is D6 E1 and 承 is B3 D0.
    const line = (hanzi: string, rest: string) =>
      Buffer.concat([Buffer.from(hanzi, 'hex'), Buffer.from(rest)])
    const text = Buffer.concat([
      Buffer.from('item  qty unit\n'),
      ...Array.from({ length: 100 }, () => [
        line('d6e1b3d0', '   12 pc\n'),
        line('d6e1', '      7 kg\n'),
      ]).flat(),
      line('41d6e1b3d0d6e1', '12 pc\n'),
    ])
    const { rows, problems } = await tried(
      text,
      { by: 'position', counted_in: 'bytes' },
      { encoding: 'gb18030' },
    )
    expect(rows).toHaveLength(200)
    expect(rows.slice(0, 2)).toEqual([
      [2, '轴承', 'pc', '12'],
      [3, '轴', 'kg', '7'],
    ])
    expect(problems).toEqual([['in.txt', 202, 'row_broken', '… | 7']])
  })

  test('a value that reaches over a guessed border costs its row instead of being cut', async () => {
    const sample = Array.from({ length: 4_000 }, (_, at) => `A${at % 10}         12 pc\n`).join('')
    const { rows, problems } = await d(
      `item      qty unit\n${sample}B2       12345 pc\nC123456789012 pc\n`,
      {},
    )
    expect(rows).toHaveLength(4_000)
    expect(problems).toHaveLength(2)
  })

  test('a header that cannot be read costs its lines, and no other header takes them', async () => {
    const text = [
      'Hpc       ',
      'LA1   12  ',
      'Hkg  ',
      'LB2    7  ',
      'LB3    8  ',
      'Hto       ',
      'LC1    1  ',
      'T',
    ].join('\n')
    const { rows, problems } = await tried(text, typed)
    expect(rows).toEqual([
      [2, 'A1', 'pc', '12'],
      [7, 'C1', 'to', '1'],
    ])
    expect(problems).toEqual([
      ['in.txt', 3, 'row_broken', '10 (≠ 5)'],
      ['in.txt', 4, 'row_broken', '≠ 3: Hkg  '],
      ['in.txt', 5, 'row_broken', '≠ 3: Hkg  '],
    ])
  })

  test('what may have been a header costs the lines up to the next one; a line without a header is none', async () => {
    const text = [
      'LA0   12  ',
      'Hpc       ',
      'LA1   12  ',
      'Zkg       ',
      'LB2    7  ',
      'Hto       ',
      'LC1    1  ',
    ].join('\n')
    const { rows, problems } = await tried(text, typed)
    expect(rows).toEqual([[7, 'C1', 'to', '1']])
    expect(problems).toEqual([
      ['in.txt', 1, 'row_broken', 'H'],
      ['in.txt', 4, 'row_broken', 'H | L | T'],
      ['in.txt', 3, 'row_broken', '≠ 4: Zkg       '],
      ['in.txt', 5, 'row_broken', '≠ 4: Zkg       '],
    ])
  })
})
