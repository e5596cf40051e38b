/** A finding in plain words. */
import type { Finding } from '@shared/contract/contract-types'
import type { TFunction } from 'i18next'
import { entityName } from './entity-name'

/** Of an entity that is there, a table may be away. */
const sentenceOf = ({ kind, value }: Finding) =>
  kind === 'entity_missing' && value !== null ? 'part_withheld' : kind

export const findingSentence = (t: TFunction, finding: Finding): string =>
  t(`data.finding_${sentenceOf(finding)}`, {
    field: finding.field ?? '',
    value: finding.value === '' || finding.value === null ? t('data.emptyValue') : finding.value,
    entity: entityName(t, finding.entity),
  })

export const findingPlace = (t: TFunction, { place, row }: Finding): string =>
  row === null ? place : t('data.placeRow', { place, row })
