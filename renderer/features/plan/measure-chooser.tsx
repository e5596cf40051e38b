/** Which measures each side shows. */
import { type Side, sides } from '@shared/contract/planning-calls'
import { Button, Checkbox, Tooltip } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { OpenedPanel } from '../../ui/opened-panel'
import { usePreferences } from './plan-preferences'
import { usualMeasures } from './read-preferences'
import { OrderedList } from './rows/ordered-list'
import './measure-chooser.css'

function SideMeasures({ side }: { readonly side: Side }) {
  const { t } = useTranslation()
  const { name, explanation, of } = useMeasureWords()
  const { measures, change } = usePreferences()
  const [ordering, setOrdering] = useState(false)
  const set = (chosen: string[]) => change({ measures: { ...measures, [side]: chosen } })
  const shown = measures[side]
  return (
    <fieldset className="chooser-side">
      <legend>
        {t(`plan.${side}`)}
        <Button
          size="small"
          type="link"
          aria-pressed={ordering}
          disabled={shown.length < 2}
          onClick={() => setOrdering(!ordering)}
        >
          {t(ordering ? 'rows.measuresChoose' : 'rows.measuresOrder')}
        </Button>
      </legend>
      {ordering ? (
        <OrderedList
          items={shown.map((key) => ({ key, label: name(key) }))}
          words={{ up: 'rows.measureUp', down: 'rows.measureDown' }}
          onOrder={set}
        />
      ) : null}
      <Checkbox.Group
        className={ordering ? 'chooser-hidden' : ''}
        value={[...shown]}
        options={of(side).map((key) => ({
          value: key,
          label: (
            <Tooltip title={explanation(key)} placement="left" mouseEnterDelay={0.3}>
              <span>{name(key)}</span>
            </Tooltip>
          ),
        }))}
        // What was there keeps its place; what is new comes last.
        onChange={(chosen) =>
          set([
            ...shown.filter((key) => chosen.includes(key)),
            ...chosen.filter((key) => !shown.includes(key)),
          ])
        }
      />
    </fieldset>
  )
}

export function MeasureChooser() {
  const { t } = useTranslation()
  const change = usePreferences((preferences) => preferences.change)
  const content = (
    <div className="chooser">
      <div className="chooser-sides">
        {sides.map((side) => (
          <SideMeasures key={side} side={side} />
        ))}
      </div>
      <footer className="chooser-foot">
        <span>{t('plan.measuresHint')}</span>
        <Button size="small" onClick={() => change({ measures: usualMeasures })}>
          {t('plan.measuresUsual')}
        </Button>
      </footer>
    </div>
  )
  return (
    <OpenedPanel name={t('plan.measures')} placement="bottomRight" content={content}>
      <Button size="small">{t('plan.measures')}</Button>
    </OpenedPanel>
  )
}
