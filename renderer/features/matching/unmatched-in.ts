import type { Finding } from '@shared/contract/contract-types'
import { matchedEntities } from '@shared/model/matching/match-rules'

/** How many codes of customers, items and suppliers the findings name that nothing has. */
export const unmatchedIn = (findings: readonly Finding[]): number =>
  new Set(
    findings
      .filter(
        ({ kind, expected, value }) =>
          kind === 'reference_unknown' &&
          value !== null &&
          matchedEntities.some((entity) => entity === expected),
      )
      .map(({ connection, expected, value }) => JSON.stringify([connection, expected, value])),
  ).size
