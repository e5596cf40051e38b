/** What a system calls its records is read once, beside other work, and given up with whoever waited for it. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createMatchingService } from '@main/services/matching/matching-service'
import { createMatchingThread } from '@main/services/matching/matching-thread'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { bundleEntry, repository } from '../../support/shell-bundle'
import {
  item,
  memoryConnector,
  order,
  pullingWorkspace,
  pullOnce,
  smallCompany,
  type Tables,
} from '../snapshots/pull-support'

const built = join(repository, `out/test-threads/matching-${process.pid}`)
let file: string
beforeAll(async () => {
  file = await bundleEntry('main/services/matching/matching-thread-entry.ts', built, 'matching')
})
afterAll(() => rm(built, { recursive: true, force: true }))

const many = Array.from({ length: 20_000 }, (_, n) =>
  item(`ITEM-${n}`, { name_en: `Kettle model ${n}`, name_zh: `水壶${n}号` }),
)
/** The source names items in its own way; 200 of them. */
const strange = Array.from({ length: 200 }, (_, n) => `K ${n}`)
const companyOf = (records: readonly CanonicalRow[]): Tables => ({
  ...smallCompany,
  item: [...(smallCompany.item ?? []), ...records],
  sales_order_line: [
    order('SO1', 1),
    ...strange.map((code, n) => order('SO9', n + 1, { item: code })),
  ],
})
const own: Tables = {
  item: strange.map((code, n) => item(code, { name_en: `KETTLE-MODEL ${n}`, name_zh: '' })),
}

interface System {
  tables: Tables
  opened: number
  closed: number
  settings?: string
  /** Before a batch is given. */
  between?: () => Promise<void>
}

/** Matching over a real snapshot, and a system that counts how often it is read. */
async function matchingBeside(system: System, records = many.slice(0, 200)) {
  const pulling = pullingWorkspace(() => memoryConnector(companyOf(records)))
  expect((await pullOnce(pulling)).error).toBeNull()
  const { db } = pulling.store
  const matching = createMatchingService({
    db,
    folder: pulling.folder,
    thread: createMatchingThread(file, pulling.folder),
    now: () => new Date('2026-11-15T09:30:00.000Z'),
    async openConnector() {
      system.opened += 1
      const connector = memoryConnector(system.tables, {
        size: 150,
        between: () => system.between?.(),
      })
      return {
        ...connector,
        async close() {
          system.closed += 1
        },
      }
    },
    settings: () => system.settings ?? '',
    changed: () => undefined,
  })
  onTestFinished(() => matching.close())
  return matching
}

test('twenty thousand records are compared while others are served, and read once until asked again', async () => {
  const system: System = { tables: own, opened: 0, closed: 0 }
  const matching = await matchingBeside(system, many)
  let served = 0
  let comparing = true
  const listed = matching.list().finally(() => {
    comparing = false
  })
  while (comparing) {
    served += 1
    await setImmediate()
  }
  const { unmatched, unread } = await listed
  expect(served).toBeGreaterThan(200)
  expect(unread).toEqual([])
  expect(unmatched).toHaveLength(200)
  const one = unmatched.find(({ code }) => code === 'K 17')!
  expect(one.name).toBe('KETTLE-MODEL 17')
  expect(one.suggestions[0]).toMatchObject({ code: 'ITEM-17', reasons: ['same_name'] })
  const pair = { entity: 'item', connection: one.connection, code: 'K 17' } as const
  matching.decide({ ...pair, canonical: 'ITEM-17', decision: 'reject', merge: false }, 'lin-yue')
  matching.setRules({ customer: [], item: ['name'], supplier: [] }, 'lin-yue')
  await matching.applyRules()
  const after = await matching.list()
  expect(after.identities).toHaveLength(200)
  expect(after.unmatched.map(({ code }) => code)).toEqual(['K 17'])
  expect(after.unmatched[0]!.suggestions.map(({ code }) => code)).not.toContain('ITEM-17')
  // Once for the list, and once for the rules with which a pull begins.
  expect(system).toMatchObject({ opened: 2, closed: 2 })

  system.tables = { item: [item('K 17', { name_en: 'Toaster', name_zh: '' })] }
  expect((await matching.list()).unmatched[0]!.name).toBe('KETTLE-MODEL 17')
  expect((await matching.list({ again: true })).unmatched[0]!.name).toBe('Toaster')
  expect(system).toMatchObject({ opened: 3, closed: 3 })
}, 120_000)

test('a pull that is cancelled while rules read a system ends at once, and the system is let go', async () => {
  const gate = Promise.withResolvers<void>()
  const system: System = { tables: own, opened: 0, closed: 0, between: () => gate.promise }
  const matching = await matchingBeside(system)
  matching.setRules({ customer: [], item: ['name'], supplier: [] }, 'lin-yue')
  const pull = new AbortController()
  const applied = matching.applyRules(pull.signal)
  while (system.opened === 0) await setImmediate()
  pull.abort(new EvenkeelError('CANCELLED'))
  await expect(applied).rejects.toMatchObject({ code: 'CANCELLED' })
  gate.resolve()
  while (system.closed === 0) await setImmediate()
  expect((await matching.list()).identities).toEqual([])
})

test('a system that has the record under its own code too keeps both apart', async () => {
  const both: Tables = { item: [...(own.item ?? []), item('ITEM-5')] }
  const matching = await matchingBeside({ tables: both, opened: 0, closed: 0 })
  matching.setRules({ customer: [], item: ['name'], supplier: [] }, 'lin-yue')
  await matching.applyRules()
  const { unmatched } = await matching.list()
  expect(unmatched.map(({ code }) => code)).toEqual(['K 5'])
})

test('a system that cannot be read is named with its reason, and tried again when asked, or as its connection changed', async () => {
  const fails = async (): Promise<void> => {
    throw new EvenkeelError('SERVER_UNREACHABLE', { address: 'erp.example' })
  }
  const system: System = { tables: own, opened: 0, closed: 0, between: fails }
  const matching = await matchingBeside(system)
  const { unmatched, unread } = await matching.list()
  expect(unmatched).toHaveLength(200)
  expect(unread).toMatchObject([{ entity: 'item', code: 'SERVER_UNREACHABLE' }])
  await matching.list()
  expect(system.opened).toBe(1)
  delete system.between
  expect((await matching.list({ again: true })).unread).toEqual([])
  system.between = fails
  system.settings = 'another mapping'
  expect((await matching.list()).unread).toHaveLength(1)
  delete system.between
  system.settings = 'mended'
  expect((await matching.list()).unread).toEqual([])
})

test('codes of a system that was read in part wait for a person, until a pull can read it whole', async () => {
  const both: Tables = { item: [...(own.item ?? []), item('ITEM-5')] }
  const system: System = { tables: both, opened: 0, closed: 0 }
  let batches = 0
  system.between = async () => {
    batches += 1
    if (batches > 1) throw new EvenkeelError('SERVER_UNREACHABLE', { address: 'erp.example' })
  }
  const matching = await matchingBeside(system)
  matching.setRules({ customer: [], item: ['name'], supplier: [] }, 'lin-yue')
  await matching.applyRules()
  const { identities, unread } = await matching.list()
  expect(unread).toMatchObject([{ entity: 'item', code: 'SERVER_UNREACHABLE' }])
  expect(identities).toEqual([])
  delete system.between
  await matching.applyRules()
  expect((await matching.list()).unmatched.map(({ code }) => code)).toEqual(['K 5'])
})
