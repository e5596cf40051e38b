/** A company small enough to read in a test, as a folder of CSV files or as a connector that does as it is told. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Connector, RawBatch } from '@main/connectors/connector'
import { createFilesConnector } from '@main/connectors/files/files-connector'
import type { SnapshotDeps } from '@main/services/snapshots/snapshot-deps'
import { createSnapshotService } from '@main/services/snapshots/snapshot-service'
import { seedWorkspace } from '@main/services/workspace/init-workspace'
import { openWorkspace } from '@main/store/writing'
import type { PullState, Snapshot } from '@shared/contract/snapshot-calls'
import type { CanonicalRow } from '@shared/model/entities/canonical-entities'
import { onTestFinished } from 'vitest'
import { now, temporaryFolder } from '../store/store-support'

const names = { name_zh: '名', name_en: 'Name' }

export const item = (code: string, more: CanonicalRow = {}): CanonicalRow => ({
  item: code,
  ...names,
  family: 'F1',
  category: 'C1',
  item_type: 'finished',
  unit: 'pcs',
  price: 10.5,
  standard_cost: 6,
  lifecycle: 'active',
  make_or_buy: 'make',
  lead_time_days: 14,
  ...more,
})

export const customer = (code: string): CanonicalRow => ({
  customer: code,
  ...names,
  class: 'A',
  region: 'east',
  channel: 'direct',
  currency: 'CNY',
  credit_days: 30,
})

export const sourcing = (code: string): CanonicalRow => ({
  item: code,
  site: 'P1',
  source: 'make',
  lead_time_days: 7,
  share: 1,
  unit_cost: 6,
})

export const order = (code: string, line: number, more: CanonicalRow = {}): CanonicalRow => ({
  sales_order: code,
  line,
  customer: 'C1',
  item: 'I1',
  ordered_on: '2026-10-01',
  requested_on: '2026-12-01',
  quantity_ordered: 100,
  quantity_shipped: 0,
  quantity_cancelled: 0,
  quantity_returned: 0,
  price: 9.75,
  status: 'open',
  ...more,
})

export type Tables = Readonly<Record<string, readonly CanonicalRow[]>>

export const smallCompany: Tables = {
  company: [{ company: 'EK', ...names, currency: 'CNY', as_of: '2026-11-15' }],
  item: [item('I1'), item('I2')],
  customer: [customer('C1')],
  site: [{ site: 'P1', ...names, kind: 'plant' }],
  sourcing: [sourcing('I1')],
  sales_order_line: [order('SO1', 1), order('SO1', 2, { item: 'I2' }), order('SO2', 1)],
}

const csv = (rows: readonly CanonicalRow[]): string => {
  const heading = [...new Set(rows.flatMap((r) => Object.keys(r)))]
  const line = (values: readonly unknown[]) => values.map((v) => String(v ?? '')).join(',')
  return `${[line(heading), ...rows.map((r) => line(heading.map((h) => r[h])))].join('\n')}\n`
}

/** Writes the tables as CSV files; answers the folder. */
export function csvFolder(tables: Tables): string {
  const folder = join(temporaryFolder(), 'source')
  mkdirSync(folder)
  for (const [name, rows] of Object.entries(tables)) {
    writeFileSync(join(folder, `${name}.csv`), csv(rows))
  }
  return folder
}

/** A connector over rows in memory, in batches of the given size; `between` runs before each batch. */
export function memoryConnector(
  tables: Tables,
  options: {
    readonly size?: number
    between?(entity: string, rows: number): Promise<void> | void
  } = {},
): Connector & { closed: boolean } {
  const { size = 1000, between } = options
  return {
    closed: false,
    identify: async () => ({ user: 'tester', system: 'memory' }),
    list: async () =>
      Object.entries(tables).map(([entity, rows]) => ({
        entity,
        place: `${entity}s`,
        asOf: '2026-11-14T00:00:00.000Z',
        total: rows.length,
      })),
    async *read(entity): AsyncGenerator<RawBatch> {
      const rows = tables[entity] ?? []
      for (let start = 0; start < rows.length; start += size) {
        await between?.(entity, start)
        const part = rows.slice(start, start + size)
        yield { rows: part.map((values, i) => ({ row: start + i + 1, values })), problems: [] }
      }
    },
    async close() {
      this.closed = true
    },
  }
}

/** A workspace of the sample company with a snapshot service that reads through the given connectors. */
export function pullingWorkspace(
  open: () => Connector | Promise<Connector>,
  more: Partial<SnapshotDeps> = {},
  folder = temporaryFolder(),
) {
  const store = openWorkspace(folder, { now, create: true })
  seedWorkspace(store.db, { sample: true, language: 'en', now: new Date(now) })
  const states: PullState[] = []
  const sealed: Snapshot[] = []
  const people: string[] = []
  let ids = 0
  const service = createSnapshotService({
    db: store.db,
    folder,
    now: () => new Date(now),
    newId: () => {
      ids += 1
      return `id-${String(ids).padStart(4, '0')}`
    },
    openConnector: async () => open(),
    changed: () => undefined,
    progress: (state) => states.push(state),
    onSealed: (snapshot, person) => {
      sealed.push(snapshot)
      people.push(person)
    },
    unexpected: (error) => {
      throw error
    },
    ...more,
  })
  onTestFinished(async () => {
    await service.close()
    store.close()
  })
  return { folder, store, service, states, sealed, people }
}

export const pullingFrom = (tables: Tables) =>
  pullingWorkspace(() => createFilesConnector(csvFolder(tables)))

/** Pulls once and answers the state it ended in. */
export async function pullOnce({
  service,
}: ReturnType<typeof pullingWorkspace>): Promise<PullState> {
  service.pull.start(undefined, 'lin-yue')
  await service.pull.finished()
  return service.pull.state()!
}
