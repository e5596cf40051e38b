/** Says of what was not read that it is as it was. */
import type { Staging } from '@main/store/writing'
import type { Finding } from '@shared/contract/contract-types'

/** A warning for each source of an entity that stayed as it was in the last snapshot; its value is the time it is of. */
export const keptFindings = ({ read }: Staging): Finding[] =>
  [...read].flatMap(([entity, sources]) =>
    sources
      .filter(({ reading }) => reading === 'kept')
      .map(({ connection, place, asOf }) => ({
        severity: 'warning',
        kind: 'source_away',
        connection,
        entity,
        place,
        row: null,
        field: null,
        value: asOf,
        expected: null,
      })),
  )
