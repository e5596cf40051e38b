import type { SourceAge } from '@shared/contract/feed-calls'
import { Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { StateTag } from './state-tag'
import { useFormat } from './use-format'

/** Lines of a tooltip. */
const shown = 8

/** Says that data is older than it may be, and which; nothing where none is. */
export function StaleBadge({ ages }: { readonly ages: readonly SourceAge[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const stale = ages.filter(({ isStale }) => isStale)
  if (stale.length === 0) return null
  const lines = stale.slice(0, shown).map((age) => (
    <div key={`${age.entity} ${age.connection}`}>
      {t(age.reading === 'kept' ? 'data.keptSince' : 'data.staleSince', {
        entity: t(`data.entity_${age.entity}` as 'data.entity_item'),
        connection: age.connection,
        time: format.dateTime(age.asOf),
      })}
    </div>
  ))
  const rest = stale.length - shown
  const title = (
    <>
      {lines}
      {rest > 0 ? <div>{t('data.staleMore', { count: rest })}</div> : null}
    </>
  )
  return (
    <Tooltip title={title} styles={{ root: { maxWidth: 420 } }}>
      {/* Reached with the keyboard as well: what is stale is said in the tooltip alone. */}
      <button type="button" className="stale-badge">
        <StateTag tone="warning" text={t('data.stale', { count: stale.length })} />
      </button>
    </Tooltip>
  )
}
