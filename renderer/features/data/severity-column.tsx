import type { TFunction } from 'i18next'
import { StateTag } from '../../ui/state-tag'

/** How grave each row is, as a column of tables of what was found. */
export const severityColumn = (t: TFunction) => ({
  title: t('data.column_severity'),
  width: 92,
  render: (_: unknown, { severity }: { readonly severity: 'error' | 'warning' }) => (
    <StateTag
      tone={severity === 'error' ? 'bad' : 'warning'}
      text={t(`data.severity_${severity}`)}
    />
  ),
})
