/** What a finding is called, the same at every pull as long as the same is wrong. */
import { sha256 } from '@main/store/reading'
import type { Hit } from '@shared/model/quality/assessment'
import { baseRule } from '@shared/model/quality/field-rules'

/** Sixteen letters of the hash of rule, connection, entity and thing; under a rule of its field it is still the same. */
export const findingName = ({
  rule,
  connection,
  entity,
  thing,
}: Pick<Hit, 'rule' | 'connection' | 'entity' | 'thing'>): string =>
  sha256(JSON.stringify([baseRule(rule), connection, entity, thing])).slice(0, 16)
