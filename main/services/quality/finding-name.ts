/** What a finding is called, the same at every pull as long as the same is wrong. */
import { sha256 } from '@main/store/reading'
import type { Hit } from '@shared/model/quality/assessment'

/** Sixteen letters of the hash of rule, connection, entity and thing. */
export const findingName = ({
  rule,
  connection,
  entity,
  thing,
}: Pick<Hit, 'rule' | 'connection' | 'entity' | 'thing'>): string =>
  sha256(JSON.stringify([rule, connection, entity, thing])).slice(0, 16)
