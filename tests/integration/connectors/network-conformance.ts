/** What every connector must do over a network as it is. A connector describes its peer; the faults are played before it. */

import type { Connector } from '@main/connectors/connector'
import type { Fault } from '@main/sample-server/faults'
import type { Capabilities } from '@shared/model/connection-capabilities'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { entityNamed } from '@shared/model/entities/canonical-entities'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import {
  type Asked,
  askedFor,
  type BendingProxy,
  startBendingProxy,
} from '../../support/bending-proxy'
import { never } from './publish-samples'
import { sourceRows } from './source-rows'

export interface RunningPeer {
  readonly url: string
  /** A connection to the peer at `url`; its waits are noted and not waited for. */
  connect(url: string, settings: Readonly<Record<string, string>>, waits: number[]): Connector
  /** Rows of an entity come or change there, or go by their key; both where `othersWrite`. */
  put?(entity: string, rows: readonly CanonicalRow[]): void
  remove?(entity: string, keys: readonly CanonicalRow[]): void
  /** What an entity has there as checked rows, where that is not what the sample company has. */
  expected?(entity: string): Promise<readonly string[]>
  close(): Promise<void>
}

export interface PeerDescription {
  readonly capabilities: Capabilities
  /** Its answer where a session has ended; null where whoever asks signs in with every request. */
  readonly expired: Fault | null
  /** An entity of more than one page, not many. */
  readonly entity: string
  /** Addresses, with the body where there is one, that are answered by rows, to tell them from all else. */
  readonly rowsAt: RegExp
  /** Whether there are gateways before such systems that write numbers as text. */
  readonly numbersAsText: boolean
  /** Whether the peer can play others who write meanwhile. */
  readonly othersWrite: boolean
  /** A fresh peer with the sample company. */
  start(): Promise<RunningPeer>
}

/** Of many pages, among which others write. */
const long = 'sales_order_line'
const year = 365 * 86_400_000

const keyed = (row: CanonicalRow): string => {
  const key = entityNamed(long)?.key ?? []
  return JSON.stringify(key.map((name) => row[name]))
}

export function networkConforms(name: string, peer: PeerDescription): void {
  const { entity } = peer
  const numbersAsText = peer.numbersAsText ? peer.rowsAt : null
  describe(`${name}: over a network`, () => {
    let running: RunningPeer
    let proxy: BendingProxy
    const waits: number[] = []
    const opened: Connector[] = []
    beforeAll(async () => {
      running = await peer.start()
      proxy = await startBendingProxy(running.url)
    })
    afterAll(async () => {
      for (const connector of opened) await connector.close()
      await proxy.close()
      await running.close()
    })
    afterEach(() => {
      proxy.bend({})
      waits.length = 0
    })

    const connect = (settings: Readonly<Record<string, string>> = {}): Connector => {
      const connector = running.connect(proxy.url, settings, waits)
      opened.push(connector)
      return connector
    }
    async function read(
      connector: Connector,
      of: string = entity,
      each?: () => void,
    ): Promise<CanonicalRow[]> {
      const rows: CanonicalRow[] = []
      for await (const batch of connector.read(of, never)) {
        expect(batch.problems).toEqual([])
        for (const text of sourceRows.checked(of, batch)) rows.push(JSON.parse(text))
        each?.()
      }
      return rows
    }
    const expected = async (of: string = entity): Promise<string[]> => {
      const own = await running.expected?.(of)
      return [...(own ?? (await sourceRows()).find((one) => one.name === of)?.rows ?? [])].sort()
    }
    const texts = (rows: readonly CanonicalRow[]): string[] =>
      rows.map((row) => JSON.stringify(row)).sort()
    /** The fault at the request number `at` (from 0) for rows. */
    const once = (fault: Fault, at = 1) => {
      let seen = 0
      return (asked: Asked) => (peer.rowsAt.test(askedFor(asked)) && seen++ === at ? fault : null)
    }

    test('what is declared is there, and nothing else', () => {
      const connector = connect()
      expect(connector.changes !== undefined).toBe(peer.capabilities.incremental)
      expect(connector.target !== undefined).toBe(peer.capabilities.publish)
    })

    test.each<[string, Fault]>([
      ['throttled', { kind: 'status', status: 429, headers: { 'retry-after': '7' } }],
      ['put off', { kind: 'status', status: 503, headers: { 'retry-after': '7' } }],
    ])('midway %s, it waits as long as it is told and reads everything once', async (_, fault) => {
      proxy.bend({ fault: once(fault) })
      expect(texts(await read(connect()))).toEqual(await expected())
      expect(waits).toContain(7_000)
    })

    test.each<[string, Fault]>([
      ['half an answer', { kind: 'halfBody' }],
      ['a broken connection', { kind: 'closeBefore' }],
      ['a failure of the server', { kind: 'status', status: 502 }],
    ])('%s midway is asked for again', async (_, fault) => {
      proxy.bend({ fault: once(fault) })
      expect(texts(await read(connect()))).toEqual(await expected())
    })

    test('a session that ends midway', async () => {
      const { expired } = peer
      proxy.bend({ fault: once(expired ?? { kind: 'status', status: 401 }) })
      const reading = read(connect())
      if (expired) expect(texts(await reading)).toEqual(await expected())
      else await expect(reading).rejects.toMatchObject({ code: 'SIGN_IN_REFUSED' })
    })

    test('silence midway ends after the limit', async () => {
      proxy.bend({ fault: once({ kind: 'hang' }) })
      const reading = read(connect({ timeoutSeconds: '1' }))
      await expect(reading).rejects.toMatchObject({
        code: 'SERVER_TIMEOUT',
        params: { seconds: 1 },
      })
    })

    test('packed bodies, numbers as text and a clock that is a year off change nothing', async () => {
      for (const clock of [year, -year]) {
        proxy.bend({ packed: true, numbersAsText, clock })
        const connector = connect()
        const listed = await connector.list(never)
        expect(listed.find((one) => one.entity === entity)).toBeDefined()
        expect(texts(await read(connector))).toEqual(await expected())
      }
    })

    test('cancelling asks for nothing more', async () => {
      const cancel = new AbortController()
      const connector = connect()
      const all = async () => {
        for await (const _ of connector.read(entity, cancel.signal)) cancel.abort()
      }
      await expect(all()).rejects.toMatchObject({ code: 'CANCELLED' })
      const before = proxy.asked.length
      await expect(connector.list(cancel.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
      expect(proxy.asked.length).toBe(before)
    })

    test('cancelling what a silent server was asked ends it', async () => {
      const connector = connect()
      await connector.identify(never)
      const cancel = new AbortController()
      const silent = () => {
        cancel.abort()
        return { kind: 'hang' } as const
      }
      proxy.bend({ fault: silent })
      await expect(connector.list(cancel.signal)).rejects.toMatchObject({ code: 'CANCELLED' })
    })

    describe.skipIf(!peer.othersWrite)('while others write', () => {
      test('rows that stay come once, whatever comes and goes meanwhile', async () => {
        const there = (await expected(long)).map((text) => JSON.parse(text) as CanonicalRow)
        const [gone, changed, pattern] = [there.slice(0, 3), there.slice(-3), there[0] ?? {}]
        let batches = 0
        const rows = await read(connect(), long, () => {
          batches += 1
          if (batches !== 2) return
          running.remove?.(long, gone)
          running.put?.(
            long,
            changed.map((row) => ({ ...row, price: 999 })),
          )
          running.put?.(long, [{ ...pattern, sales_order: '!0', line: 1 }])
        })
        const seen = new Map<string, number>()
        for (const row of rows) seen.set(keyed(row), (seen.get(keyed(row)) ?? 0) + 1)
        const stayed = there.filter((row) => !gone.includes(row))
        expect(stayed.filter((row) => seen.get(keyed(row)) !== 1)).toEqual([])
      })

      test.skipIf(!peer.capabilities.incremental)(
        'what changed since a mark comes to what a whole reading does',
        async () => {
          const first = connect()
          await first.list(never)
          const mark = await first.changes?.mark(long, never)
          if (!mark) throw new Error('no mark')
          const held = new Map((await read(first, long)).map((row) => [keyed(row), row]))
          const [one = {}, two = {}, three = {}] = [...held.values()].slice(100)
          running.remove?.(long, [one])
          running.put?.(long, [
            { ...two, price: 123.45 },
            { ...three, sales_order: '~9', line: 7 },
          ])
          const next = connect()
          await next.list(never)
          const changes = await next.changes?.since(long, mark, never)
          if (!changes) throw new Error('not known any more')
          let read_ = 0
          for await (const batch of changes) {
            for (const text of sourceRows.checked(long, batch)) {
              const row = JSON.parse(text) as CanonicalRow
              held.set(keyed(row), row)
              read_ += 1
            }
            for (const key of batch.gone) held.delete(keyed({ ...key, line: Number(key.line) }))
          }
          const keys = await next.changes?.keys?.(long, never)
          if (keys) {
            const there = new Set<string>()
            for await (const some of keys)
              for (const key of some) there.add(keyed({ ...key, line: Number(key.line) }))
            for (const key of held.keys()) if (!there.has(key)) held.delete(key)
          }
          expect(read_).toBeLessThan(1_000)
          expect(texts([...held.values()])).toEqual(texts(await read(connect(), long)))
        },
      )
    })
  })
}
