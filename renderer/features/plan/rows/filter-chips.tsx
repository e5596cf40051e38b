/** The filter in force, part by part; each goes with one click, and all of it with another. */
import { Button, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFilterParts } from './filter-parts'
import { useRowState } from './row-state'

export function FilterChips() {
  const { t } = useTranslation()
  const parts = useFilterParts()
  const { filter, setFilter, applyAgain } = useRowState()
  if (parts.length === 0) return null
  return (
    <section className="filter-chips" aria-label={t('rows.filterBar')}>
      <span className="filter-chip-list">
        {parts.map(({ key, text, without }) => (
          <span key={key} className="filter-chip">
            <span>{text}</span>
            <button
              type="button"
              aria-label={t('rows.filterRemove', { what: text })}
              onClick={() => setFilter(without)}
            >
              ×
            </button>
          </span>
        ))}
      </span>
      {(filter.exceptions ?? []).length > 0 ? (
        <Tooltip title={t('rows.filterAgain')}>
          <Button size="small" type="text" aria-label={t('rows.filterAgain')} onClick={applyAgain}>
            ↻
          </Button>
        </Tooltip>
      ) : null}
      <Button size="small" type="link" onClick={() => setFilter({})}>
        {t('rows.filterClear')}
      </Button>
    </section>
  )
}
