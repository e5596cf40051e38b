import { z } from 'zod'
import { dataKeepers } from '../model/roles'
import { call, done, identifier, isoTime, nothing } from './call-shape'
import { forecastProgress } from './forecast-progress'

export const connectionTypes = [
  'files',
  'odata',
  'rest',
  'salesforce',
  'sftp',
  'sql',
  'tryton',
] as const
export type ConnectionType = (typeof connectionTypes)[number]

export const connection = z.strictObject({
  name: identifier,
  type: z.enum(connectionTypes),
  /** files: `folder`, `target`, `mapping`; odata: `url`, `user`; sql: `driver`, `host`, `database`, `user` …; tryton: `url`, `database`, `user`, `publish` … Never a secret. */
  settings: z.record(z.string(), z.string()),
  hasSecret: z.boolean(),
  /** Takes decisions and agreed figures. */
  publishes: z.boolean(),
})
export type Connection = z.infer<typeof connection>

export const findingKinds = [
  'row_broken',
  'value_missing',
  'value_not_a_number',
  'value_not_a_date',
  'value_not_allowed',
  'value_out_of_range',
  'reference_unknown',
  'key_repeated',
  'loop_in_bill',
  'column_missing',
  'column_unknown',
  'entity_missing',
  'code_matched',
  'source_away',
] as const
export type FindingKind = (typeof findingKinds)[number]

/** One thing found wrong in a source, with the place to mend it. */
export const finding = z.strictObject({
  severity: z.enum(['error', 'warning']),
  kind: z.enum(findingKinds),
  connection: z.string(),
  entity: z.string(),
  /** File name or entity set. */
  place: z.string(),
  /** Line in the file, or ordinal in the answer; null where the whole place is meant. */
  row: z.number().nullable(),
  field: z.string().nullable(),
  value: z.string().nullable(),
  expected: z.string().nullable(),
})
export type Finding = z.infer<typeof finding>

/** How the rows of a source came in: all read, those that changed, or none, as they were in the last snapshot. */
export const readings = ['whole', 'changes', 'kept'] as const
export type Reading = (typeof readings)[number]

/** One source of an entity. */
export const sourceStamp = z.strictObject({
  connection: z.string(),
  place: z.string(),
  asOf: z.string(),
  reading: z.enum(readings),
  /** Rows read that were new, changed or gone; where all were read, all of them. */
  changed: z.number(),
})
export type SourceStamp = z.infer<typeof sourceStamp>

export const entityStamp = z.strictObject({
  entity: z.string(),
  connection: z.string(),
  place: z.string(),
  asOf: z.string(),
  rows: z.number(),
  rejected: z.number(),
  hash: z.string(),
  /** In order of precedence; none in snapshots sealed before sources were told apart. */
  sources: z.array(sourceStamp).default([]),
})
export type EntityStamp = z.infer<typeof entityStamp>

export const snapshot = z.strictObject({
  snapshot: identifier,
  asOf: z.string(),
  sealedAt: isoTime,
  hash: z.string(),
  seconds: z.number(),
  errors: z.number(),
  warnings: z.number(),
  entities: z.array(entityStamp),
})
export type Snapshot = z.infer<typeof snapshot>

/** What needs a snapshot, so that it cannot be removed. */
export const snapshotPin = z.strictObject({
  kind: z.enum(['latest', 'base', 'scenario', 'decision']),
  /** Of the scenario, or the number of the decision. */
  name: z.string(),
})
export type SnapshotPin = z.infer<typeof snapshotPin>

export const snapshotSize = z.strictObject({
  snapshot: identifier,
  /** Null where its file is not there. */
  bytes: z.number().nullable(),
  pins: z.array(snapshotPin),
})
export type SnapshotSize = z.infer<typeof snapshotSize>

export const entityProgress = z.strictObject({
  entity: z.string(),
  rows: z.number(),
  /** Null while the source has not said how many there are. */
  total: z.number().nullable(),
  state: z.enum(['waiting', 'reading', 'done', 'absent']),
  /** Known once it is done; `rows` are then those read, whole or changed. */
  reading: z.enum(readings).nullable(),
})
export type EntityProgress = z.infer<typeof entityProgress>

export const pullState = z.strictObject({
  pull: identifier,
  connection: z.string(),
  phase: z.enum([
    'reading',
    'checking',
    'sealing',
    'assessing',
    'forecasting',
    'done',
    'cancelled',
    'failed',
  ]),
  entities: z.array(entityProgress),
  errors: z.number(),
  warnings: z.number(),
  /** Forecasts made of those that the new data asks for; null before that. */
  forecasts: forecastProgress.nullable(),
  snapshot: z.string().nullable(),
  /** Sealed, but the plan stays on the snapshot before: something it cannot do without is missing, or the gate of its quality holds it back. `snapshots.use` takes it all the same. */
  held: z.boolean(),
  error: z.strictObject({ code: z.string(), params: z.record(z.string(), z.unknown()) }).nullable(),
})
export type PullState = z.infer<typeof pullState>

export const snapshotCalls = {
  'connections.list': call(nothing, z.array(connection)),
  'connections.save': call(
    z.strictObject({
      name: identifier,
      type: z.enum(connectionTypes),
      settings: z.record(z.string(), z.string()),
    }),
    connection,
    dataKeepers,
  ),
  'connections.remove': call(z.strictObject({ name: identifier }), done, dataKeepers),
  'connections.setSecret': call(
    z.strictObject({ name: identifier, secret: z.string() }),
    z.strictObject({ kept: z.boolean() }),
    dataKeepers,
  ),
  /** Signs in and says as whom, without reading anything. */
  'connections.test': call(
    z.strictObject({ name: identifier }),
    z.strictObject({ user: z.string(), system: z.string() }),
    dataKeepers,
  ),
  /** Starts and answers at once; progress comes as `pull.progress` events. All connections that feed the plan where none is named; `full` reads everything, not only what changed. */
  'pull.start': call(
    z.strictObject({ connection: identifier.optional(), full: z.boolean().optional() }),
    z.strictObject({ pull: identifier }),
    dataKeepers,
  ),
  'pull.cancel': call(z.strictObject({ pull: identifier }), done, dataKeepers),
  /** The running pull, or the last one since the start; null where there was none. */
  'pull.state': call(nothing, pullState.nullable()),
  'snapshots.list': call(nothing, z.array(snapshot)),
  'snapshots.sizes': call(nothing, z.array(snapshotSize)),
  /** For good. Refused while something needs the snapshot. */
  'snapshots.remove': call(z.strictObject({ snapshot: identifier }), done, dataKeepers),
  /** Moves the base plan onto a sealed snapshot: one that was held, or an earlier one. */
  'snapshots.use': call(
    z.strictObject({
      snapshot: identifier,
      /** Needed where the gate holds the snapshot back. */
      reason: z.string().trim().min(1).max(2000).optional(),
    }),
    done,
    dataKeepers,
  ),
  'snapshots.findings': call(
    z.strictObject({ snapshot: identifier, limit: z.number().int().min(1).max(10_000) }),
    z.strictObject({ total: z.number(), findings: z.array(finding) }),
  ),
} as const
