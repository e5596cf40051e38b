/** What holds for decision records beyond their shape. */
import { decisionRecords, type EntitySet } from './entity-sets'
import { RequestRefused } from './service-request'
import type { StoredRow } from './table-schema'

/** 409 where `found` is a decision record that is complete: it is evidence and stays as it is. */
export function recordRules(set: EntitySet, found: StoredRow): void {
  if (set.name === decisionRecords.name && found.State === 'complete')
    throw new RequestRefused(409, 'The record is complete and cannot be changed')
}
