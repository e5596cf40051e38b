import type { MappingPreview } from '@shared/contract/mapping-calls'
import type { UseQueryResult } from '@tanstack/react-query'
import { Spin } from 'antd'
import { useTranslation } from 'react-i18next'
import { wireErrorOf } from '../../../app/wire-error'
import { EmptyState } from '../../../ui/empty-state'
import { errorText } from '../../../ui/error-text'
import { LoadFailed } from '../../../ui/load-failed'
import { Loading } from '../../../ui/loading'
import { findingPlace, findingSentence } from '../finding-sentence'
import { PreviewTable } from './preview-table'

interface MappingPreviewPaneProps {
  readonly entity: string | undefined
  readonly preview: UseQueryResult<MappingPreview, Error>
}

/** The first ten rows that the mapping as it stands gives. */
export function MappingPreviewPane({ entity, preview }: MappingPreviewPaneProps) {
  const { t } = useTranslation()
  return (
    <section className="mapping-preview" aria-label={t('data.mappingPreview')}>
      <h3>
        {t('data.mappingPreview')} {preview.isFetching ? <Spin size="small" /> : null}
      </h3>
      <Content entity={entity} preview={preview} />
    </section>
  )
}

function Content({ entity, preview }: MappingPreviewPaneProps) {
  const { t } = useTranslation()
  const { data, error, refetch } = preview
  const wire = error ? wireErrorOf(error) : undefined
  if (wire?.code === 'MAPPING_INVALID' && !preview.isFetching)
    return <EmptyState title={t('data.mappingWrong')} text={errorText(t, wire)} />
  if (error && !preview.isFetching) return <LoadFailed error={error} retry={() => void refetch()} />
  if (!data || data.entity !== entity) return entity ? <Loading /> : null
  return (
    <>
      {data.rows.length > 0 ? (
        <PreviewTable preview={data} />
      ) : (
        <EmptyState title={t('data.mappingNoRows')} text={t('data.mappingNoRowsText')} />
      )}
      <ul className="mapping-findings">
        {data.findings.map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
          <li key={index}>
            <span className={finding.severity === 'error' ? 'bad' : 'secondary'}>
              {findingSentence(t, finding)}
            </span>{' '}
            <span className="secondary small">
              {finding.row === null && finding.place === ''
                ? ''
                : findingPlace(t, { ...finding, place: finding.place || finding.entity })}
              {finding.expected ? ` · ${t('data.expectedIs', { expected: finding.expected })}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
