/** A mapping edited in the app: tried on ten rows, kept in the workspace, read through by the next pull, and given up again. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConnectionService } from '@main/services/connections/connection-service'
import { createMappingService } from '@main/services/connections/mapping-service'
import { closeConnection, getConnection, openSnapshot, readRows } from '@main/store/reading'
import { expect, test } from 'vitest'
import { pullingWorkspace } from '../snapshots/pull-support'

const document = (price: unknown, more: object = {}) =>
  JSON.stringify({
    format: 'evenkeel-mapping/1',
    name: { zh: '试', en: 'Trial' },
    tables: { articles: { file: 'articles.csv' }, one: { rows: [{ of: '2026-11-15' }] } },
    entities: {
      company: [
        {
          from: 'one',
          fields: {
            company: { constant: 'T' },
            name_zh: { constant: '试' },
            name_en: { constant: 'Trial' },
            currency: { constant: 'CNY' },
            as_of: 'of',
          },
        },
      ],
      item: [
        {
          from: 'articles',
          fields: {
            item: 'code',
            name_zh: 'name',
            name_en: 'name',
            family: { constant: 'F' },
            category: { constant: 'C' },
            item_type: { constant: 'finished' },
            unit: { constant: 'pcs' },
            price,
            standard_cost: 1,
            lifecycle: { constant: 'active' },
            make_or_buy: { constant: 'make' },
            lead_time_days: 7,
          },
          ...more,
        },
      ],
    },
  })

/** Thirteen articles; the price of the third is no number. */
const articles = `code,name,list,offer\n${Array.from(
  { length: 13 },
  (_, n) => `A${n + 1},Article ${n + 1},${n === 2 ? 'on request' : n + 1},${(n + 1) * 2}`,
).join('\n')}\n`

async function desk() {
  const pulling = pullingWorkspace(() => connections.open('erp'), {
    settingsDigest: (name) => connections.digest(name),
  })
  const { db } = pulling.store
  const connections = createConnectionService({
    db,
    secrets: {
      kept: false,
      get: async () => undefined,
      set: async () => undefined,
      remove: async () => undefined,
    },
    folder: pulling.folder,
    resources: '/nowhere',
    changed: () => undefined,
  })
  const mappings = createMappingService({
    db,
    folder: pulling.folder,
    resources: '/nowhere',
    connections,
  })
  mkdirSync(join(pulling.folder, 'in'))
  writeFileSync(join(pulling.folder, 'in/articles.csv'), articles)
  writeFileSync(join(pulling.folder, 'erp.json'), document('list'))
  await connections.save({
    name: 'erp',
    type: 'files',
    settings: { folder: 'in', mapping: 'erp.json' },
  })
  return { ...pulling, db, connections, mappings }
}

type Desk = Awaited<ReturnType<typeof desk>>

const tryOut = ({ mappings }: Desk, text: string) =>
  mappings.preview({ connection: 'erp', text, entity: 'item', request: 'r' })

/** Pulls, and answers how items were read and the prices that came. */
async function pull({ service, db, folder }: Desk) {
  service.pull.start('erp', 'lin-yue')
  await service.pull.finished()
  const state = service.pull.state()
  expect(state?.error).toBeNull()
  const reading = state?.entities.find(({ entity }) => entity === 'item')?.reading
  const snapshot = openSnapshot(folder, state?.snapshot ?? '')
  const prices = [...readRows(snapshot, 'item')].map(({ price }) => price)
  closeConnection(snapshot)
  expect(getConnection(db, 'erp')).toBeDefined()
  return { reading, prices }
}

test('the document of a connection is told with where it comes from', async () => {
  const { mappings, connections } = await desk()
  expect(mappings.get('erp')).toEqual({
    connection: 'erp',
    text: document('list'),
    origin: 'file',
    name: 'erp.json',
  })
  await connections.save({ name: 'plain', type: 'files', settings: { folder: 'in' } })
  expect(() => mappings.get('plain')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }))
  expect(() => mappings.get('none')).toThrow(
    expect.objectContaining({ code: 'CONNECTION_MISSING' }),
  )
})

test('ten rows are shown with what is wrong in which cell, and nothing is kept', async () => {
  const at = await desk()
  const { rows, findings } = await tryOut(at, document({ do: 'number', of: 'list', decimal: '.' }))
  expect(rows.map(({ values }) => values.item)).toEqual(
    Array.from({ length: 10 }, (_, n) => `A${n + 1}`),
  )
  expect(rows.map(({ values }) => values.price)).toEqual([1, 2, undefined, 4, 5, 6, 7, 8, 9, 10])
  expect(rows.filter(({ isRefused }) => isRefused).map(({ row }) => row)).toEqual([4])
  expect(findings).toMatchObject([
    { kind: 'value_not_a_number', field: 'price', row: 4, value: 'on request', connection: 'erp' },
  ])
  expect(at.mappings.get('erp').text).toBe(document('list'))
  expect(existsSync(join(at.folder, 'mappings'))).toBe(false)
})

test('values that the data standard refuses are marked too', async () => {
  const { findings, rows } = await tryOut(await desk(), document('list'))
  expect(findings).toMatchObject([{ kind: 'value_not_a_number', field: 'price', row: 4 }])
  expect(rows[2]).toMatchObject({ isRefused: true, values: { price: 'on request' } })
})

test('a filter and a column that is not there show at once', async () => {
  const at = await desk()
  const where = { is: 'at_most', of: ['offer', 4] }
  expect((await tryOut(at, document('offer', { where }))).rows).toHaveLength(2)
  const none = await tryOut(at, document('nowhere'))
  expect(none.rows).toEqual([])
  expect(none.findings).toMatchObject([{ kind: 'column_missing', field: 'nowhere', row: null }])
})

test('a wrong document says the place and what is expected there, and is not kept', async () => {
  const at = await desk()
  const wrong = document({ do: 'number', of: 'list', decimal: ';' })
  const invalid = {
    code: 'MAPPING_INVALID',
    params: {
      mapping: 'erp',
      path: 'entities.item.0.fields.price.decimal',
      expected: '. | ,',
    },
  }
  await expect(tryOut(at, wrong)).rejects.toMatchObject(invalid)
  await expect(at.mappings.save('erp', wrong)).rejects.toMatchObject(invalid)
  await expect(tryOut(at, '{')).rejects.toMatchObject({
    code: 'MAPPING_INVALID',
    params: { path: '(document)' },
  })
  expect(existsSync(join(at.folder, 'mappings'))).toBe(false)
})

test('a preview ends the one before it under the same request, and can be stopped', async () => {
  const at = await desk()
  const ended = [tryOut(at, document('offer')), tryOut(at, document('offer'))].map((one) =>
    one.then(
      () => 'rows',
      ({ code }) => code,
    ),
  )
  expect(await Promise.all(ended)).toEqual(['CANCELLED', 'rows'])
  const stopped = tryOut(at, document('offer'))
  at.mappings.stop('r')
  await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' })
})

test('what is saved is read through by the next pull, whole, until it is given up', async () => {
  const at = await desk()
  expect((await pull(at)).reading).toBe('whole')
  expect(await pull(at)).toMatchObject({ reading: 'changes' })

  const edited = await at.mappings.save('erp', document('offer'))
  expect(edited).toMatchObject({ origin: 'edited', name: 'erp.json', text: document('offer') })
  const after = await pull(at)
  expect(after.reading).toBe('whole')
  expect(after.prices).toContain(26)

  await at.mappings.save('erp', document('offer', { where: { is: 'filled', of: 'code' } }))
  expect(readdirSync(join(at.folder, 'mappings'))).toHaveLength(1)

  expect(await at.mappings.reset('erp')).toMatchObject({ origin: 'file', text: document('list') })
  expect(getConnection(at.db, 'erp')?.settings.mapping).toBe('erp.json')
  expect(readdirSync(join(at.folder, 'mappings'))).toEqual([])
  const again = await pull(at)
  expect(again.reading).toBe('whole')
  expect(again.prices).not.toContain(26)
  await expect(at.mappings.reset('erp')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('a connection that is removed takes its edited mapping along', async () => {
  const at = await desk()
  await at.mappings.save('erp', document('offer'))
  await at.connections.remove('erp')
  expect(readdirSync(join(at.folder, 'mappings'))).toEqual([])
})
