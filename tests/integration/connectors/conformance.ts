/** What every connector must do, whatever it speaks. A new connector passes its subject to this suite. */
import { type Connector, lineKey, type PublishTarget } from '@main/connectors/connector'
import type { PublishedLine } from '@shared/contract/contract-types'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { documentOf, line, never, someLines } from './publish-samples'
import { sourceRows } from './source-rows'

export interface TargetSubject {
  readonly target: PublishTarget
  /** The same place, through a sender that dies at the given step (0 is the first); it never dies where there are fewer steps. */
  dying(step: number): PublishTarget
  /** Somebody else sets a figure there. */
  edit(line: PublishedLine, quantity: number): Promise<void>
  /** The figures it holds now, by `lineKey`. */
  held(): Promise<ReadonlyMap<string, number>>
  /** Keys of the records a person would find there. */
  records(): Promise<readonly string[]>
  close(): Promise<void>
}

export interface Subject {
  readonly connector: Connector
  close(): Promise<void>
}

/** Runs the suite over a connector of the sample company and a fresh target for each test. */
export function conforms(
  name: string,
  openSource: () => Promise<Subject>,
  openTarget: () => Promise<TargetSubject>,
): void {
  readingConforms(name, openSource)
  describe(`${name}: publishing`, () => publishingSuite(openTarget))
}

/** The part of the suite for what only reads. */
export const readingConforms = (name: string, openSource: () => Promise<Subject>): void => {
  describe(`${name}: reading`, () => readingSuite(openSource))
}

/** The part for targets alone. */
export function publishingConforms(name: string, openTarget: () => Promise<TargetSubject>): void {
  describe(`${name}: publishing`, () => publishingSuite(openTarget))
}

function readingSuite(open: () => Promise<Subject>): void {
  let subject: Subject
  beforeAll(async () => {
    subject = await open()
  })
  afterAll(() => subject.close())

  test('says who it is', async () => {
    const { user, system } = await subject.connector.identify(never)
    expect(user).not.toBe('')
    expect(system).not.toBe('')
  })

  test('lists every entity, with its place and time', async () => {
    const listed = await subject.connector.list(never)
    expect(listed.map((e) => e.entity)).toEqual(canonicalEntities.map((e) => e.name))
    for (const { place, asOf } of listed) {
      expect(place).not.toBe('')
      expect(Date.parse(asOf ?? '')).not.toBeNaN()
    }
  })

  test('reads every row of every entity, in batches of at most 1,000', async () => {
    for (const { name, rows } of await sourceRows()) {
      const expected = [...rows].sort()
      const read: string[] = []
      for await (const batch of subject.connector.read(name, never)) {
        expect(batch.rows.length).toBeLessThanOrEqual(1_000)
        expect(batch.problems).toEqual([])
        read.push(...sourceRows.checked(name, batch))
      }
      expect(read.sort(), name).toEqual(expected)
    }
  })

  test('does not know an entity that is not there', async () => {
    const reading = subject.connector.read('nothing', never)[Symbol.asyncIterator]()
    await expect(reading.next()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('ends midway when it is cancelled', async () => {
    const cancel = new AbortController()
    const reading = subject.connector.read('sales_order_line', cancel.signal)
    let batches = 0
    const all = async () => {
      for await (const _ of reading) if (++batches === 2) cancel.abort()
    }
    await expect(all()).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(batches).toBe(2)
    await expect(subject.connector.list(cancel.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
  })
}

function publishingSuite(open: () => Promise<TargetSubject>): void {
  let subject: TargetSubject
  const none = { lastPublished: new Map<string, number>() }
  beforeEach(async () => {
    subject = await open()
    return () => subject.close()
  })
  const figures = (lines: readonly PublishedLine[]) =>
    new Map(lines.map((l) => [lineKey(l), l.quantity] as const))

  test('finds nothing where nothing was sent', async () => {
    expect(await subject.target.find('k-1', never)).toBeNull()
    expect(await subject.target.lookUp('k-1', never)).toBeNull()
  })

  test('takes a document, finds it by its key and gives it back as it was', async () => {
    const document = documentOf('k-1', someLines())
    const sent = await subject.target.send(document, none, never)
    if (sent.kind !== 'receipt') throw new Error('no receipt')
    expect(sent.receipt.place).toContain('k-1')
    expect(Date.parse(sent.receipt.receivedAt)).not.toBeNaN()
    expect(await subject.target.find('k-1', never)).toEqual(sent.receipt)
    expect(await subject.target.lookUp('k-1', never)).toEqual(document)
    expect(await subject.held()).toEqual(figures(document.lines))
  })

  test('takes the same key once', async () => {
    const document = documentOf('k-1', someLines())
    const first = await subject.target.send(document, none, never)
    const again = await subject.target.send(document, none, never)
    expect(again).toEqual(first)
    expect(await subject.records()).toEqual(['k-1'])
  })

  test('takes the next decision over the last one', async () => {
    const before = someLines(100)
    await subject.target.send(documentOf('k-1', before), none, never)
    const after = [...someLines(120), line('FG-NEW', '2027-01', 5)]
    const lastPublished = figures(before)
    const sent = await subject.target.send(documentOf('k-2', after), { lastPublished }, never)
    expect(sent.kind).toBe('receipt')
    expect(await subject.held()).toEqual(figures(after))
    expect([...(await subject.records())].sort()).toEqual(['k-1', 'k-2'])
  })

  describe('when somebody changed a figure there', () => {
    const before = someLines(100)
    const after = someLines(120)
    const changed = before[4] ?? line('', '', 0)
    const lastPublished = figures(before)
    beforeEach(async () => {
      await subject.target.send(documentOf('k-1', before), none, never)
      await subject.edit(changed, 77)
    })

    test('says so and sends nothing', async () => {
      const held = await subject.held()
      const sent = await subject.target.send(documentOf('k-2', after), { lastPublished }, never)
      expect(sent).toEqual({
        kind: 'conflict',
        conflicts: [
          {
            line: 'FG-RC02||P01',
            month: changed.month,
            measure: 'planned_supply',
            lastPublished: 100.25,
            theirs: 77,
            ours: 120.25,
          },
        ],
      })
      expect(await subject.held()).toEqual(held)
      expect(await subject.target.find('k-2', never)).toBeNull()
    })

    test('overwrites where ours is to be kept', async () => {
      const options = { lastPublished, keep: 'ours' } as const
      const sent = await subject.target.send(documentOf('k-2', after), options, never)
      expect(sent.kind).toBe('receipt')
      expect(await subject.held()).toEqual(figures(after))
    })

    test('leaves that line where theirs is to be kept', async () => {
      const options = { lastPublished, keep: 'theirs' } as const
      const sent = await subject.target.send(documentOf('k-2', after), options, never)
      expect(sent.kind).toBe('receipt')
      expect(await subject.held()).toEqual(figures(after).set(lineKey(changed), 77))
      expect(await subject.target.lookUp('k-2', never)).toEqual(documentOf('k-2', after))
    })

    test('sees no conflict where they came to our figure by themselves', async () => {
      await subject.edit(changed, 120.25)
      const sent = await subject.target.send(documentOf('k-2', after), { lastPublished }, never)
      expect(sent.kind).toBe('receipt')
    })
  })

  test('a sender that dies at any step and is repeated leaves exactly one record', async () => {
    let died = 0
    for (let step = 0; ; step++) {
      const key = `k-${step}`
      const lines = someLines(step)
      const options = { lastPublished: figures(step === 0 ? [] : someLines(step - 1)) }
      const outcome = await subject
        .dying(step)
        .send(documentOf(key, lines), options, never)
        .catch(() => null)
      if (!outcome) died += 1
      const repeated = await subject.target.send(documentOf(key, lines), options, never)
      expect(repeated.kind, `step ${step}`).toBe('receipt')
      expect(await subject.held(), `step ${step}`).toEqual(figures(lines))
      expect((await subject.records()).filter((k) => k === key)).toHaveLength(1)
      expect(await subject.target.lookUp(key, never)).toEqual(documentOf(key, lines))
      if (outcome) break
    }
    expect(died).toBeGreaterThanOrEqual(2)
  })

  test('sends nothing once it is cancelled', async () => {
    const gone = AbortSignal.abort()
    const sending = subject.target.send(documentOf('k-1', someLines()), none, gone)
    await expect(sending).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(await subject.records()).toEqual([])
  })
}
