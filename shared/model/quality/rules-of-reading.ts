/** Rules that are checked row by row while a source is read; each is a kind of finding. */
import { type FindingKind, findingKinds } from '../../contract/snapshot-calls'
import type { Role } from '../roles'
import type { QualityRule } from './quality-rules'

const warnings: readonly FindingKind[] = [
  'column_unknown',
  'entity_missing',
  'code_matched',
  'source_away',
]
const ofTheSource: readonly FindingKind[] = [
  'row_broken',
  'column_missing',
  'column_unknown',
  'entity_missing',
  'source_away',
]

const owner = (kind: FindingKind): Role =>
  ofTheSource.includes(kind) ? 'administrator' : 'process_owner'

export const rulesOfReading: readonly QualityRule[] = findingKinds.map((kind) => ({
  key: kind,
  entity: null,
  fields: [],
  severity: warnings.includes(kind) ? 'warning' : 'error',
  owner: owner(kind),
  parameters: [],
  reads: kind,
}))
