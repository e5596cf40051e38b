import type { Finding, FindingKind } from '@shared/contract/contract-types'
import { Select } from 'antd'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { entityName } from './entity-name'

export interface FindingFilter {
  readonly severity: Finding['severity'] | undefined
  readonly kind: FindingKind | undefined
  readonly entity: string | undefined
}

export const everything: FindingFilter = {
  severity: undefined,
  kind: undefined,
  entity: undefined,
}

export const matches = (finding: Finding, { severity, kind, entity }: FindingFilter): boolean =>
  (severity === undefined || finding.severity === severity) &&
  (kind === undefined || finding.kind === kind) &&
  (entity === undefined || finding.entity === entity)

interface FindingsFilterProps {
  readonly findings: readonly Finding[]
  readonly filter: FindingFilter
  readonly change: (filter: FindingFilter) => void
}

/** Narrows the list by severity, kind and entity; only what occurs is offered. */
export function FindingsFilter({ findings, filter, change }: FindingsFilterProps) {
  const { t } = useTranslation()
  const kinds = useMemo(() => [...new Set(findings.map(({ kind }) => kind))], [findings])
  const entities = useMemo(() => [...new Set(findings.map(({ entity }) => entity))], [findings])
  const common = { size: 'small', allowClear: true, popupMatchSelectWidth: false } as const
  return (
    <>
      <Select
        {...common}
        className="findings-filter"
        aria-label={t('data.column_severity')}
        placeholder={t('data.filterSeverity')}
        value={filter.severity ?? null}
        onChange={(severity) => change({ ...filter, severity: severity ?? undefined })}
        options={(['error', 'warning'] as const).map((value) => ({
          value,
          label: t(`data.severity_${value}`),
        }))}
      />
      <Select
        {...common}
        className="findings-filter"
        aria-label={t('data.column_finding')}
        placeholder={t('data.filterKind')}
        value={filter.kind ?? null}
        onChange={(kind) => change({ ...filter, kind: kind ?? undefined })}
        options={kinds.map((value) => ({ value, label: t(`data.kind_${value}`) }))}
      />
      <Select
        {...common}
        className="findings-filter"
        aria-label={t('data.column_entity')}
        placeholder={t('data.filterEntity')}
        value={filter.entity ?? null}
        onChange={(entity) => change({ ...filter, entity: entity ?? undefined })}
        options={entities.map((value) => ({ value, label: entityName(t, value) }))}
      />
    </>
  )
}
