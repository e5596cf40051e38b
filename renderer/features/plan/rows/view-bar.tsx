/** Under the toolbar: which view, rows, columns and filter the grids show. */
import { columnSizes } from '@shared/contract/view-calls'
import { Button, Segmented, Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from '../plan-preferences'
import { useAttributeWords } from './attribute-words'
import { FilterChips } from './filter-chips'
import { FilterMenu } from './filter-menu'
import { LevelChooser } from './level-chooser'
import { useRowState } from './row-state'
import { SearchField } from './search-field'
import { ViewAsWorkbook } from './view-as-workbook'
import { ViewsMenu } from './views-menu'
import './view-bar.css'

/** One button a level, from the total down to the last one. */
function OpenTo() {
  const { t } = useTranslation()
  const words = useAttributeWords()
  const { levels, layout, openTo } = usePreferences()
  const open = useRowState((state) => state.openTo)
  const side =
    layout === 'supply' || layout === 'finance' || layout === 'resource' ? layout : 'demand'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would bring its own frame and legend
    <div className="open-to" role="group" aria-label={t('rows.openTo')}>
      {[0, ...levels[side].map((_, at) => at + 1)].map((number) => {
        const level = levels[side][number - 1]
        const text =
          level === undefined
            ? t('rows.openToTotal')
            : t('rows.openToHint', { name: words.attribute(level), number })
        return (
          <Tooltip key={number} title={text}>
            <Button
              size="small"
              type={openTo === number ? 'default' : 'text'}
              aria-label={text}
              aria-pressed={openTo === number}
              onClick={() => open(number)}
            >
              {level === undefined ? t('rows.openToTotalShort') : words.attribute(level)}
            </Button>
          </Tooltip>
        )
      })}
    </div>
  )
}

function ColumnChoice() {
  const { t } = useTranslation()
  const { columns, change } = usePreferences()
  return (
    <Segmented
      size="small"
      aria-label={t('rows.columns')}
      value={columns}
      onChange={(size) => change({ columns: size })}
      options={columnSizes.map((value) => ({ value, label: t(`rows.columns_${value}`) }))}
    />
  )
}

interface ViewBarProps {
  readonly scenario: string
  readonly onToday: () => void
}

export const ViewBar = memo(function ViewBar({ scenario, onToday }: ViewBarProps) {
  const { t } = useTranslation()
  return (
    <div className="view-bar" data-part="rows" role="toolbar" aria-label={t('rows.bar')}>
      <ViewsMenu />
      <LevelChooser />
      <OpenTo />
      <ColumnChoice />
      <Tooltip title={t('rows.today')}>
        <Button size="small" type="text" onClick={onToday}>
          {t('rows.todayShort')}
        </Button>
      </Tooltip>
      <FilterChips />
      <span className="toolbar-gap" />
      <SearchField />
      <FilterMenu scenario={scenario} />
      <ViewAsWorkbook scenario={scenario} />
    </div>
  )
})
