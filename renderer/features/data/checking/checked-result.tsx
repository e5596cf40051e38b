import type { CheckedFiles } from '@shared/contract/file-check-calls'
import { Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../../ui/empty-state'
import { useFormat } from '../../../ui/use-format'
import { CheckedFilesTable } from './checked-files-table'
import { DefectsTable } from './defects-table'

/** What was found, and what the files are. */
export function CheckedResult({ checked }: { readonly checked: CheckedFiles }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { files, filesTotal, findings, findingsTotal, counts } = checked
  if (filesTotal === 0)
    return <EmptyState title={t('data.checkNoFiles')} text={t('data.checkNoFilesText')} />
  const more = (shown: number, total: number) =>
    shown < total ? (
      <p className="secondary small">
        {t('data.checkMore', { shown: format.quantity(shown), total: format.quantity(total) })}
      </p>
    ) : null
  return (
    <>
      <p role="status">
        {t('data.checkFound', {
          files: format.quantity(filesTotal),
          errors: format.quantity(counts.error),
          warnings: format.quantity(counts.warning),
        })}
      </p>
      <Tabs
        items={[
          {
            key: 'defects',
            label: t('data.checkTabDefects', {
              number: format.quantity(counts.error + counts.warning),
            }),
            children:
              findings.length === 0 ? (
                <EmptyState title={t('data.checkNothing')} text={t('data.checkNothingText')} />
              ) : (
                <>
                  {more(findings.length, findingsTotal)}
                  <DefectsTable findings={findings} />
                </>
              ),
          },
          {
            key: 'files',
            label: t('data.checkTabFiles', {
              number: format.quantity(filesTotal),
            }),
            children: (
              <>
                {more(files.length, filesTotal)}
                <CheckedFilesTable files={files} />
              </>
            ),
          },
        ]}
      />
    </>
  )
}
