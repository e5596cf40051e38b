/**
 * A made-up `window.evenkeel` for looking at screens without services. It runs in the page, so it imports types only.
 * `?state=empty` has no snapshot, decision or outbox entry.
 */

import type { Bridge } from '@shared/contract/contract'
import type { Decision, Finding, OutboxEntry, Snapshot } from '@shared/contract/contract-types'
import type { PullState } from '@shared/contract/snapshot-calls'
import { defaultFeeds } from '@shared/model/feeds'

const isEmpty = new URLSearchParams(location.search).get('state') === 'empty'
const listeners = new Set<(name: string, payload: unknown) => void>()
const emit = (name: string, payload: unknown) => {
  for (const listener of listeners) listener(name, payload)
}
const changed = (...topics: string[]) => emit('changed', { topics })

const people = [
  ['lin', '林晓', 'Lin Xiao', 'demand_planner'],
  ['zhao', '赵强', 'Zhao Qiang', 'supply_planner'],
  ['sun', '孙萌', 'Sun Meng', 'sales_manager'],
  ['qian', '钱敏', 'Qian Min', 'finance'],
  ['wu', '吴洁', 'Wu Jie', 'process_owner'],
  ['he', '何平', 'He Ping', 'presenter'],
  ['gao', '高远', 'Gao Yuan', 'executive'],
  ['chen', '陈立国', 'Chen Liguo', 'chair'],
  ['admin', '管理员', 'Administrator', 'administrator'],
].map(([person, zh, en, role]) => ({ person, name: { zh, en }, role }))

let session = people[0]
let settings = {
  language: 'en',
  theme: 'light',
  source: 'Sample company',
  target: 'Sample company',
}
const connections = [
  {
    name: 'Sample company',
    type: 'files',
    settings: { folder: '/opt/evenkeel/resources/sample-company', target: '/home/lin/published' },
    hasSecret: false,
    publishes: true,
  },
  {
    name: 'Group ERP',
    type: 'odata',
    settings: { url: 'https://erp.example.com/odata/v4/', user: 'evenkeel' },
    hasSecret: true,
    publishes: true,
  },
]

const entityNames =
  `company attribute_value item customer site resource routing bill_of_material supplier sourcing
demand_sourcing sales_order_line opportunity opportunity_line sales_forecast contract contract_line quote quote_line
event stock purchase_order_line shipment production_order capacity budget price exchange_rate receivable payable`.split(
    /\s+/,
  )
const rowsOf = (name: string) => (name.length * 977) % 5000

const snapshot = (number: number, asOf: string): Snapshot => ({
  snapshot: `2026-11-${15 + number}-0${number}`,
  asOf,
  sealedAt: `2026-11-${15 + number}T08:12:31.000Z`,
  hash: `9f2ab7c40e${number}1d5b2a77c0ffee12345678`,
  seconds: 4.2,
  errors: 12,
  warnings: 31,
  entities: entityNames.map((entity) => ({
    entity,
    connection: 'Sample company',
    place: `${entity}.csv`,
    asOf,
    rows: rowsOf(entity),
    rejected: entity === 'quote' ? 4 : 0,
    hash: '77ab12cd34ef5600112233445566',
    sources: [
      {
        connection: 'Sample company',
        place: `${entity}.csv`,
        asOf,
        reading: 'whole' as const,
        changed: rowsOf(entity),
      },
    ],
  })),
})
let snapshots = isEmpty ? [] : [snapshot(1, '2026-11-14'), snapshot(2, '2026-11-15')]

const kinds: [Finding['kind'], string | null, string | null, string | null][] = [
  ['reference_unknown', 'customer', 'C-0999', 'a customer of the source'],
  ['value_missing', 'close_on', null, 'a date'],
  ['value_not_a_number', 'quantity', '12x', 'a number'],
  ['value_out_of_range', 'probability', '1.7', '0 to 1'],
  ['key_repeated', null, 'SO-10233/2', null],
  ['row_broken', null, null, '14 columns'],
  ['column_unknown', 'colour', null, null],
  ['entity_missing', null, null, null],
]
const findings: Finding[] = Array.from({ length: 43 }, (_, at) => {
  const [kind, field, value, expected] = kinds[at % kinds.length]!
  const isWarning = kind === 'column_unknown' || kind === 'entity_missing'
  const entity = ['sales_order_line', 'opportunity', 'quote_line'][at % 3]!
  return {
    severity: isWarning ? 'warning' : 'error',
    kind,
    connection: 'Sample company',
    entity,
    place: `${entity}.csv`,
    row: isWarning ? null : 100 + at * 7,
    field,
    value,
    expected,
  }
})

const scenarios = [
  ['base', 'Base plan', null, 'grey'],
  ['s1', 'Win Hengtong: +20 % demand', 'base', 'blue'],
  ['s2', 'Key material three weeks late', 'base', 'orange'],
].map(([scenario, name, parent, colour]) => ({
  scenario,
  name,
  parent,
  colour,
  state: 'open',
  snapshot: '2026-11-17-02',
  createdBy: 'lin',
  createdAt: '2026-11-15T09:00:00Z',
  drivers: [],
  changes: 0,
}))
const figures: Record<string, number[]> = {
  base: [1_234_567_890, 345_678_901, 12_345, 98_765_432, 800_000, 790_000, 0.83],
  s1: [1_301_234_567, 371_234_567, 18_901, 95_432_100, 880_000, 840_000, 0.91],
  s2: [1_180_000_000, 322_000_000, 40_233, 91_000_000, 800_000, 700_000, 0.78],
}
const indicatorNames = [
  'revenue',
  'gross_margin',
  'shortage',
  'stock_value',
  'consensus_demand',
  'constrained_supply',
  'utilisation',
] as const
const indicatorsOf = (scenario: string) =>
  Object.fromEntries(indicatorNames.map((name, at) => [name, figures[scenario]?.[at] ?? 0]))

let decisions: Decision[] = []
const states = ['draft', 'proposed', 'published', 'rejected', 'conflict'] as const
const questions = [
  'Do we run a third shift in December so that Hengtong can be served from January?',
  'Who is served first if the drive controllers arrive three weeks late?',
  '是否为春节备货提前生产 20% 的常规型号？',
  'Sell the surplus of the A-series at a 7 % discount in Q1?',
  'Move the seal production from Suzhou to Hefei?',
]
const makeDecision = (number: number, state: (typeof states)[number]): Decision => ({
  decision: `d${number}`,
  number,
  state,
  question: questions[number - 1] ?? 'A question',
  options: ['base', 's1', 's2'].map((scenario) => ({
    scenario,
    name: scenarios.find((one) => one.scenario === scenario)!.name!,
    indicators: indicatorsOf(scenario) as Decision['options'][number]['indicators'],
  })),
  choice: 's1',
  reason:
    'The margin of the contract pays for the overtime within two months, and the customer has no second source until spring.',
  assumptions: 'Contract signed by 30 November.\nOvertime is approved for both lines.',
  owner: 'zhao',
  due: '2026-12-05',
  createdBy: 'lin',
  createdAt: '2026-11-15T09:20:00Z',
  decidedBy: state === 'published' ? 'chen' : null,
  decidedAt: state === 'published' ? '2026-11-15T15:00:00Z' : null,
  pin:
    state === 'draft'
      ? null
      : {
          snapshot: '2026-11-17-02',
          snapshotHash: '9f2ab7c40e21d5b2a77c0ffee12345678',
          scenario: 's1',
          position: 1284,
        },
  hash: state === 'published' ? 'c41e0aa7719923dd10e2' : null,
  previousHash: state === 'published' ? 'b0771ea4410922c0aa1f' : null,
  planLines: 4210,
  events: [
    { state: 'draft', at: '2026-11-15T09:20:00Z', person: 'lin', note: '' },
    ...(state === 'draft'
      ? []
      : [{ state: 'proposed', at: '2026-11-15T11:42:00Z', person: 'lin', note: '' } as const]),
    ...(state === 'rejected'
      ? [
          {
            state: 'rejected',
            at: '2026-11-15T15:00:00Z',
            person: 'chen',
            note: 'Come back with the price list of January.',
          } as const,
        ]
      : []),
    ...(state === 'published'
      ? [
          { state: 'approved', at: '2026-11-15T15:00:00Z', person: 'chen', note: '' } as const,
          { state: 'published', at: '2026-11-15T15:00:04Z', person: 'Evenkeel', note: '' } as const,
        ]
      : []),
  ],
})
if (!isEmpty) decisions = states.map((state, at) => makeDecision(at + 1, state))

const makeEntry = (number: number, state: OutboxEntry['state']): OutboxEntry => ({
  entry: `e${number}`,
  key: `evenkeel-7f3a-${number}-c41e0aa7719923dd`,
  decision: `d${number}`,
  decisionNumber: number,
  question: questions[number - 1]!,
  target: 'Sample company',
  state,
  lines: 8420,
  attempts: state === 'waiting' ? 3 : 1,
  createdAt: `2026-11-15T15:0${number}:00Z`,
  nextAttemptAt: state === 'waiting' ? '2026-11-15T15:20:00Z' : null,
  error:
    state === 'waiting'
      ? { code: 'SERVER_UNREACHABLE', params: { address: 'https://erp.example.com/odata/v4/' } }
      : null,
  receipt:
    state === 'acknowledged'
      ? {
          reference: 'decision-0003',
          receivedAt: '2026-11-15T15:00:04Z',
          place: '/home/lin/published/decision-0003.json',
        }
      : null,
  conflicts:
    state === 'conflict'
      ? Array.from({ length: 6 }, (_, at) => ({
          line: `FG-10${at} · Hefei`,
          month: `2026-1${at % 3}`,
          measure: 'planned_supply',
          lastPublished: at % 2 ? 1200 + at : null,
          theirs: 1350 + at * 10,
          ours: 1500 + at * 25,
        }))
      : [],
})
let outbox = isEmpty
  ? []
  : [makeEntry(3, 'acknowledged'), makeEntry(5, 'conflict'), makeEntry(2, 'waiting')]

let pull: PullState | null = null
function startPull() {
  pull = {
    pull: 'p1',
    connection: 'Sample company',
    phase: 'reading',
    entities: entityNames.map((entity) => ({
      entity,
      rows: 0,
      total: rowsOf(entity),
      state: 'waiting' as const,
      reading: null,
    })),
    errors: 0,
    warnings: 0,
    held: false,
    forecasts: null,
    snapshot: null,
    error: null,
  }
  let at = 0
  const step = () => {
    if (pull?.phase !== 'reading') return
    at += 0.5
    pull = {
      ...pull,
      entities: pull.entities.map((entity, index) => {
        const total = rowsOf(entity.entity)
        if (entity.entity === 'budget') return { ...entity, state: 'absent' as const, total: null }
        if (index < Math.floor(at)) return { ...entity, rows: total, state: 'done' as const }
        if (index === Math.floor(at))
          return { ...entity, rows: Math.floor(total / 2), state: 'reading' as const }
        return entity
      }),
    }
    if (at >= entityNames.length) {
      pull = { ...pull, phase: 'done', errors: 12, warnings: 31, snapshot: '2026-11-17-02' }
      if (snapshots.length === 0) snapshots = [snapshot(2, '2026-11-15')]
      changed('snapshots')
    } else setTimeout(step, 150)
    emit('pull.progress', pull)
  }
  step()
  return { pull: 'p1' }
}

const replace = (decision: Decision) => {
  decisions = [...decisions.filter((one) => one.decision !== decision.decision), decision]
  changed('decisions')
  return decision
}
const moved = (id: string, state: Decision['state'], note = '') => {
  const decision = decisions.find((one) => one.decision === id)!
  const event = { state, at: new Date().toISOString(), person: session!.person!, note }
  return replace({ ...decision, state, events: [...decision.events, event] })
}

// biome-ignore lint/suspicious/noExplicitAny: answers are made up
const handlers: Record<string, (params: any) => unknown> = {
  'app.info': () => ({
    version: '0.1.0',
    shell: 'browser',
    workspace: '/home/lin/Evenkeel',
    company: { zh: '恒远传动设备有限公司', en: 'Hengyuan Drive Technology Co., Ltd.' },
    currency: 'CNY',
    shellReason: 'no display was found',
    secretsKept: false,
  }),
  'settings.get': () => settings,
  'settings.set': (params) => {
    settings = { ...settings, ...params }
    changed('settings')
    return settings
  },
  'people.list': () => people,
  'session.get': () => session,
  'session.switch': ({ person }) => {
    session = people.find((one) => one.person === person)
    changed('session')
    return session
  },
  'memory.get': () => ({ value: null }),
  'memory.set': () => ({}),
  'connections.list': () => connections,
  'connections.save': (params) => ({ ...params, hasSecret: false, publishes: true }),
  'connections.setSecret': () => ({ kept: false }),
  'connections.test': ({ name }) => {
    if (name === 'Group ERP')
      throw { code: 'SIGN_IN_REFUSED', params: { user: 'evenkeel', system: 'erp.example.com' } }
    return { user: 'lin', system: 'Sample company' }
  },
  'connections.remove': () => ({}),
  'pull.start': startPull,
  'pull.cancel': () => {
    if (pull) pull = { ...pull, phase: 'cancelled' }
    emit('pull.progress', pull)
    return {}
  },
  'pull.state': () => pull,
  'snapshots.list': () => snapshots,
  'feeds.get': () => ({ ...defaultFeeds, next: null }),
  'feeds.ages': () => [],
  'snapshots.findings': () => ({ total: findings.length, findings }),
  'scenarios.list': () => scenarios,
  'scenarios.compare': ({ scenarios: asked }: { scenarios: string[] }) => ({
    scenarios: asked.map((scenario) => ({
      scenario,
      name: scenarios.find((one) => one.scenario === scenario)?.name,
      position: 1,
    })),
    currency: 'CNY',
    periods: [],
    indicators: indicatorNames.map((indicator, at) => ({
      indicator,
      unit: 'money',
      values: asked.map((scenario) => figures[scenario]?.[at] ?? 0),
    })),
    families: [],
    series: {},
  }),
  'decisions.list': () => decisions,
  'decisions.create': (draft) =>
    replace({
      ...makeDecision(decisions.length + 1, 'draft'),
      ...draft,
      options: draft.options.map((scenario: string) => ({
        scenario,
        name: scenario,
        indicators: indicatorsOf(scenario),
      })),
    }),
  'decisions.update': ({ decision, draft }) =>
    replace({
      ...decisions.find((one) => one.decision === decision)!,
      ...draft,
      options: draft.options.map((scenario: string) => ({
        scenario,
        name: scenario,
        indicators: indicatorsOf(scenario),
      })),
    }),
  'decisions.delete': ({ decision }) => {
    decisions = decisions.filter((one) => one.decision !== decision)
    changed('decisions')
    return {}
  },
  'decisions.propose': ({ decision }) => moved(decision, 'proposed'),
  'decisions.approve': ({ decision }) => moved(decision, 'approved'),
  'decisions.reject': ({ decision, note }) => moved(decision, 'rejected', note),
  'publishing.outbox': () => outbox,
  'publishing.send': () => ({ acknowledged: 0, waiting: 1, conflicts: 0, failed: 0 }),
  'publishing.resolve': ({ entry }) => {
    outbox = outbox.map((one) =>
      one.entry === entry
        ? { ...one, state: 'waiting' as const, reading: null, attempts: 0, conflicts: [] }
        : one,
    )
    changed('outbox')
    return {}
  },
  'publishing.lookUp': ({ entry }) =>
    entry === 'e2'
      ? null
      : {
          receipt: makeEntry(3, 'acknowledged').receipt,
          document: {
            key: 'k',
            decision: {
              ...makeDecision(3, 'published'),
              choice: 'Win Hengtong: +20 % demand',
              options: ['Base plan', 'Win Hengtong: +20 % demand'],
              owner: 'Zhao Qiang',
              due: '2026-12-05',
              decidedBy: 'Chen Liguo',
              decidedAt: '2026-11-15T15:00:00Z',
              snapshot: '2026-11-17-02',
              snapshotHash: '9f2ab7c40e21d5b2a77c0ffee12345678',
              position: 1284,
              hash: 'c41e0aa7719923dd10e2',
            },
            lines: Array.from({ length: 420 }, (_, at) => ({
              item: `FG-${100 + (at % 40)}`,
              customer: at % 2 ? `C-${at % 60}` : null,
              site: at % 2 ? null : 'HF1',
              month: '2026-12',
              measure: at % 2 ? 'consensus_demand' : 'planned_supply',
              quantity: at * 3,
            })),
          },
        },
}

const bridge: Bridge = {
  async call(name, params) {
    const handler = handlers[name]
    if (!handler) return { ok: false, error: { code: 'NO_PLAN', params: {} } }
    try {
      return { ok: true, value: handler(params) as never }
    } catch (error) {
      return { ok: false, error: error as never }
    }
  },
  subscribe(listener) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
Object.assign(window, { evenkeel: bridge })
