/** Makes findings; whoever pulls fills in the connection. */
import type { Finding, FindingKind } from '@shared/contract/contract-types'

type About = Partial<Pick<Finding, 'row' | 'field' | 'value' | 'expected'>>

/** A maker of findings about one entity at one place. */
export const findingAt =
  (entity: string, place: string) =>
  (severity: Finding['severity'], kind: FindingKind, about: About): Finding => ({
    severity,
    kind,
    connection: '',
    entity,
    place,
    row: null,
    field: null,
    value: null,
    expected: null,
    ...about,
  })
