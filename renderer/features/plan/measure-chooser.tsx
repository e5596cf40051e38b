/** Which measures each side shows. */
import { type Side, sides } from '@shared/contract/planning-calls'
import { Button, Checkbox, Popover, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { usePreferences } from './plan-preferences'
import { usualMeasures } from './read-preferences'
import './measure-chooser.css'

function SideMeasures({ side }: { readonly side: Side }) {
  const { t } = useTranslation()
  const { name, explanation, of } = useMeasureWords()
  const { measures, change } = usePreferences()
  return (
    <fieldset className="chooser-side">
      <legend>{t(`plan.${side}`)}</legend>
      <Checkbox.Group
        value={[...measures[side]]}
        options={of(side).map((key) => ({
          value: key,
          label: (
            <Tooltip title={explanation(key)} placement="left" mouseEnterDelay={0.3}>
              <span>{name(key)}</span>
            </Tooltip>
          ),
        }))}
        onChange={(chosen) => change({ measures: { ...measures, [side]: chosen } })}
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
    <Popover trigger="click" placement="bottomRight" content={content}>
      <Button size="small">{t('plan.measures')}</Button>
    </Popover>
  )
}
