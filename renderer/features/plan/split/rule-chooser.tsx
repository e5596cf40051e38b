import type { SplitPreview } from '@shared/contract/split-preview'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMeasureName } from '../grid-words'
import { type ChosenRule, measuresToSplitBy, ruleKinds, weightsFrom } from './chosen-rule'

interface RuleChooserProps {
  readonly side: 'demand' | 'supply'
  readonly chosen: ChosenRule
  readonly preview: SplitPreview | undefined
  readonly choose: (rule: ChosenRule) => void
}

/** The rule of this one split; nothing to choose where each line takes a figure of its own. */
export function RuleChooser({ side, chosen, preview, choose }: RuleChooserProps) {
  const { t } = useTranslation()
  const measureName = useMeasureName()
  if (preview?.rule === 'each' || preview?.rule === 'clear')
    return <p className="split-note">{t(`plan.rule_${preview.rule}`)}</p>
  const measures = measuresToSplitBy(side)
  const change = (kind: ChosenRule['kind']) =>
    choose({
      kind,
      measure: measures.includes(chosen.measure) ? chosen.measure : (measures[0] ?? ''),
      weights: kind === 'weights' && preview ? weightsFrom(preview.children) : chosen.weights,
    })
  return (
    <div className="split-rule">
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control */}
      <label>
        <span>{t('plan.rule')}</span>
        <Select
          size="small"
          value={chosen.kind}
          popupMatchSelectWidth={false}
          onChange={change}
          options={ruleKinds.map((value) => ({ value, label: t(`plan.rule_${value}`) }))}
        />
      </label>
      {chosen.kind === 'measure' ? (
        <Select
          size="small"
          aria-label={t('plan.ruleMeasure')}
          value={chosen.measure}
          popupMatchSelectWidth={false}
          onChange={(measure) => choose({ ...chosen, measure })}
          options={measures.map((value) => ({ value, label: measureName(value) }))}
        />
      ) : null}
    </div>
  )
}
