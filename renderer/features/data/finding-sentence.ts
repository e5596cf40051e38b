/** A finding in plain words. */
import type { Finding } from '@shared/contract/contract-types'
import type { TFunction } from 'i18next'
import { entityName } from './entity-name'

export const findingSentence = (t: TFunction, finding: Finding): string =>
  t(`data.finding_${finding.kind}`, {
    field: finding.field ?? '',
    value: finding.value === '' || finding.value === null ? t('data.emptyValue') : finding.value,
    entity: entityName(t, finding.entity),
  })

export const findingPlace = (t: TFunction, { place, row }: Finding): string =>
  row === null ? place : t('data.placeRow', { place, row })
