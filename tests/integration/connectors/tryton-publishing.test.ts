/** Decisions into a real Tryton: the suite of every target, with requests for what is made and for what is bought. */
import { lineKey } from '@main/connectors/connector'
import { trytonTypeWith } from '@main/connectors/tryton/tryton-type'
import type { PublishedLine } from '@shared/contract/contract-types'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { type FaultyProxy, startFaultyProxy } from '../../support/tryton/faulty-proxy'
import { PlanInTryton } from '../../support/tryton/plan-in-tryton'
import { startTryton, type TrytonServer, trytonMissing } from '../../support/tryton/tryton-server'
import { publishingConforms, type TargetSubject } from './conformance'
import { documentOf, line, never, someLines } from './publish-samples'

// A whole server is asked many small things.
vi.setConfig({ testTimeout: 300_000 })

const writing = /"method":"model\.[\w.]+\.(create|write|delete)"/

describe.skipIf(trytonMissing)(`Tryton ${trytonMissing ?? ''}`, () => {
  let server: TrytonServer
  let proxy: FaultyProxy
  let plan: PlanInTryton
  beforeAll(async () => {
    server = await startTryton()
    proxy = await startFaultyProxy(server.url)
    plan = new PlanInTryton(server.asAdministrator)
    await plan.prepareSamples()
  }, 180_000)
  afterAll(async () => {
    await proxy.close()
    await server.stop()
  })

  const targetAt = (url: string, settings: Record<string, string> = {}) => {
    const type = trytonTypeWith(async () => undefined)
    const { target } = type.create({ ...server.settings, url, ...settings }, server.password)
    if (!target) throw new Error('no target')
    return target
  }

  async function openTarget(): Promise<TargetSubject> {
    const target = targetAt(server.url)
    const cut = targetAt(proxy.url)
    return {
      target,
      dying: (step) => ({
        find: cut.find.bind(cut),
        lookUp: cut.lookUp.bind(cut),
        async send(document, options, signal) {
          // Writing before the step goes through; that one is not worked on, or not answered; nothing is any more.
          let left = Math.floor(step / 2)
          proxy.fault = (body) => {
            if (left >= 0 && !writing.test(body)) return null
            left -= 1
            if (left >= 0) return null
            return left === -1 && step % 2 === 1 ? 'closeAfter' : 'closeBefore'
          }
          try {
            return await cut.send(document, options, signal)
          } finally {
            proxy.fault = () => null
          }
        },
      }),
      edit: (line, quantity) => plan.edit(line, quantity),
      held: () => plan.held(),
      records: () => plan.records(),
      close: () => plan.clear(),
    }
  }

  publishingConforms('tryton', openTarget)

  describe('records of its own', () => {
    afterEach(() => plan.clear())
    const none = { lastPublished: new Map<string, number>() }
    const published = (lines: readonly PublishedLine[]) =>
      new Map(lines.map((one) => [lineKey(one), one.quantity] as const))
    const demand = (item: string, customer: string, quantity: number): PublishedLine => ({
      ...line(item, '2027-01', quantity),
      customer,
      site: null,
      measure: 'consensus_demand',
    })

    test('what is made becomes a production with the moves of its bill, what is bought a purchase request', async () => {
      await targetAt(server.url).send(documentOf('k-1', someLines()), none, never)
      const requests = await plan.requests()
      expect(requests.map(({ model, state }) => `${model} ${state}`).sort()).toEqual([
        ...Array(6).fill('production request'),
        ...Array(3).fill('purchase.request draft'),
      ])
      const made = requests.filter(({ model }) => model === 'production').map(({ id }) => id)
      const shape = z.array(z.object({ inputs: z.array(z.number()), outputs: z.array(z.number()) }))
      const fields = ['inputs', 'outputs']
      for (const { inputs, outputs } of await plan.call(
        'production',
        'read',
        [made, fields],
        shape,
      )) {
        expect(inputs.length).toBeGreaterThan(3)
        expect(outputs).toHaveLength(1)
      }
    })

    test('what somebody took on is counted and left alone; only the rest stays a request', async () => {
      const first = [line('FG-RC01', '2026-12', 100)]
      await targetAt(server.url).send(documentOf('k-1', first), none, never)
      const [taken] = await plan.requests()
      await plan.call('production', 'draft', [[taken?.id]], z.unknown())
      const more = [line('FG-RC01', '2026-12', 150)]
      const options = { lastPublished: published(first) }
      const sent = await targetAt(server.url).send(documentOf('k-2', more), options, never)
      expect(sent.kind).toBe('receipt')
      const now = await plan.requests()
      expect(now.map(({ state, quantity }) => `${state} ${quantity}`).sort()).toEqual([
        'draft 100',
        'request 50',
      ])
    })

    test('demand becomes one forecast of a month and a warehouse, which follows the next decision', async () => {
      const target = targetAt(server.url, { publish: 'forecasts', warehouse: 'W01' })
      const before = [demand('FG-RC01', 'C001', 100), demand('FG-RC01', 'C002', 50)]
      await target.send(documentOf('k-1', [...before, line('FG-RC01', '2027-01', 9)]), none, never)
      expect(await plan.forecasts()).toEqual(['done W01 2027-01-01 FG-RC01 150'])
      expect(await plan.requests()).toEqual([])
      const after = [demand('FG-RC01', 'C001', 120), demand('FG-RC02', 'C002', 60)]
      const gone = [demand('FG-RC01', 'C002', 0)]
      const options = { lastPublished: published(before) }
      await target.send(documentOf('k-2', [...after, ...gone]), options, never)
      expect(await plan.forecasts()).toEqual([
        'done W01 2027-01-01 FG-RC01 120',
        'done W01 2027-01-01 FG-RC02 60',
      ])
      await plan.editForecast('FG-RC01', 7)
      const third = documentOf('k-3', [demand('FG-RC01', 'C001', 130)])
      const last = { lastPublished: published([...after, ...gone]) }
      expect(await target.send(third, last, never)).toMatchObject({
        kind: 'conflict',
        conflicts: [{ line: 'FG-RC01||W01', theirs: 7, lastPublished: 120, ours: 130 }],
      })
    })

    test('a product gets requests or a forecast, never both', async () => {
      const target = targetAt(server.url, { publish: 'mixed', warehouse: 'P01' })
      const bought = '=FG"1,2'
      const lines = ['FG-RC01', bought].flatMap((item) => [
        line(item, '2027-01', 40),
        demand(item, 'C001', 50),
      ])
      await target.send(documentOf('k-1', lines), none, never)
      expect((await plan.requests()).map(({ model, quantity }) => `${model} ${quantity}`)).toEqual([
        'production 40',
      ])
      expect(await plan.forecasts()).toEqual([`done P01 2027-01-01 ${bought} 50`])
    })

    test('an item that is not there ends the sending before anything is written', async () => {
      const lines = [line('FG-RC01', '2027-01', 40), line('FG-NOWHERE', '2027-01', 40)]
      const sending = targetAt(server.url).send(documentOf('k-1', lines), none, never)
      await expect(sending).rejects.toMatchObject({
        code: 'TARGET_LACKS',
        params: { address: server.url, value: 'FG-NOWHERE' },
      })
      expect(await plan.attachments()).toEqual([])
      expect(await plan.requests()).toEqual([])
    })
  })
})
