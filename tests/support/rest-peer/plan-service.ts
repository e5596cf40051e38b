/** A system that serves the sample company as it is, and keeps decisions and agreed figures. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lineKey } from '@main/connectors/connector'
import type { PublishedLine } from '@shared/contract/contract-types'
import { canonicalEntities } from '@shared/model/entities/canonical-entities'
import type { Handler } from './start-rest-peer'
import { atOnce, byOffset, type SystemShape } from './system-shape'

export interface KeptLine extends PublishedLine {
  decision: string | null
}

interface KeptDecision {
  readonly key: string
  readonly state: string
  readonly document: unknown
  readonly number: string
  readonly received_at: string
}

/** What the system keeps; a test may look and change. */
export class KeptPlan {
  readonly lines = new Map<string, KeptLine>()
  readonly decisions = new Map<string, KeptDecision>()
  /** Idempotency keys of what was written. */
  readonly seen: string[] = []

  readonly handle: Handler = ({ method, path, parameters, headers, body }) => {
    const [, key] = /^decisions\/(.+)$/.exec(path) ?? []
    if (key !== undefined && method === 'GET') {
      const found = this.decisions.get(key)
      return found ? { status: 200, body: found } : { status: 404 }
    }
    if (key !== undefined && method === 'PUT') {
      this.seen.push(String(headers['idempotency-key']))
      const given = JSON.parse(body) as { state: string; document: unknown }
      const number = this.decisions.get(key)?.number ?? `D${this.decisions.size + 1}`
      const received_at = this.decisions.get(key)?.received_at ?? new Date().toISOString()
      this.decisions.set(key, { key, ...given, number, received_at })
      return { status: 204 }
    }
    if (path === 'plan-lines' && method === 'GET') {
      const { from = '', to = '', offset = '0' } = parameters
      const all = [...this.lines.values()].filter(({ month }) => month >= from && month <= to)
      return {
        status: 200,
        body: { total: all.length, lines: all.slice(Number(offset), Number(offset) + 5) },
      }
    }
    if (path === 'plan-lines' && method === 'POST') {
      const { lines } = JSON.parse(body) as { lines: KeptLine[] }
      for (const line of lines) this.lines.set(lineKey(line), line)
      return { status: 200, body: { taken: lines.length } }
    }
    return null
  }
}

/** The lists of the system: a path an entity, from checked rows. */
export function planService(
  rows: readonly { readonly name: string; readonly rows: readonly string[] }[],
): SystemShape {
  const lists = rows.map(({ name, rows: texts }) => {
    const parsed = texts.map((text) => JSON.parse(text) as unknown)
    const list = byOffset(parsed, ['offset', 'limit'], 700, (some, { total }) => ({
      total,
      rows: some,
    }))
    return [`entities/${name}`, list] as const
  })
  return {
    auth: { style: 'oauth2' },
    lists: { me: atOnce({ name: 'planner' }), ...Object.fromEntries(lists) },
  }
}

const byNumber = {
  paging: { style: 'offset', parameter: 'offset', size_parameter: 'limit', size: 1_000 },
}

/** Writes the mapping of the system into `folder`; answers its path. `asked` says how its lists are paged. */
export function writePlanMapping(folder: string, asked: object = byNumber): string {
  const tables = canonicalEntities.map((entity) => [
    entity.name,
    {
      read: {
        path: `entities/${entity.name}`,
        rows: '$.rows[*]',
        total: '$.total',
        ...asked,
        columns: Object.fromEntries(entity.fields.map(({ name }) => [name, `$.${name}`])),
      },
    },
  ])
  const entities = canonicalEntities.map((entity) => [
    entity.name,
    [
      {
        from: entity.name,
        fields: Object.fromEntries(entity.fields.map(({ name }) => [name, name])),
      },
    ],
  ])
  const columns = ['measure', 'item', 'customer', 'site', 'month', 'quantity', 'decision']
  const service = {
    headers: { 'x-version': '3' },
    who: { path: 'me', user: '$.name' },
    target: {
      record: {
        path: 'decisions/{key}',
        body: { state: '{state}', question: '{decision.question}', document: '{document}' },
        idempotency_header: 'Idempotency-Key',
      },
      find: {
        path: 'decisions/{key}',
        state: '$.state',
        reference: '$.number',
        received_at: '$.received_at',
        document: '$.document',
      },
      lines: {
        path: 'plan-lines',
        batch: 4,
        body: { lines: '{lines}' },
        each: Object.fromEntries(columns.map((name) => [name, `{${name}}`])),
      },
      held: {
        path: 'plan-lines',
        query: { from: '{first_month}', to: '{last_month}' },
        rows: '$.lines[*]',
        total: '$.total',
        paging: { style: 'offset', parameter: 'offset' },
        columns: Object.fromEntries(columns.map((name) => [name, `$.${name}`])),
      },
    },
  }
  const path = join(folder, 'plan-service.json')
  const name = { zh: '计划服务', en: 'Plan service' }
  const document = {
    format: 'evenkeel-mapping/1',
    name,
    service,
    tables: Object.fromEntries(tables),
    entities: Object.fromEntries(entities),
  }
  writeFileSync(path, JSON.stringify(document))
  return path
}
