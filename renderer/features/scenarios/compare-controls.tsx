/** Above the comparison: which scenarios, over how many months, of the company or by family. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Segmented } from 'antd'
import { useTranslation } from 'react-i18next'
import { type Span, spans, useCompareOptions } from './compare-options'
import { ScenarioChoice } from './scenario-choice'

interface CompareControlsProps {
  readonly scenarios: readonly Scenario[]
  readonly chosen: readonly string[]
}

export function CompareControls({ scenarios, chosen }: CompareControlsProps) {
  const { t } = useTranslation()
  const { span, of, change } = useCompareOptions()
  const unchosenBut = (kept: readonly string[]) =>
    new Set(scenarios.map(({ scenario }) => scenario).filter((one) => !kept.includes(one)))
  return (
    <div className="compare-controls">
      <ScenarioChoice
        scenarios={scenarios}
        chosen={chosen}
        onChange={(kept) => change({ unchosen: unchosenBut(kept) })}
      />
      <span className="compare-control">
        <span className="secondary small">{t('scenarios.span')}</span>
        <Segmented<Span>
          size="small"
          aria-label={t('scenarios.indicatorSpan', { span })}
          value={span}
          onChange={(chosenSpan) => change({ span: chosenSpan })}
          options={spans.map((value) => ({
            value,
            label: t('scenarios.spanMonths', { span: value }),
          }))}
        />
      </span>
      <Segmented
        size="small"
        value={of}
        onChange={(chosenOf) => change({ of: chosenOf })}
        options={[
          { value: 'all' as const, label: t('scenarios.overall') },
          { value: 'families' as const, label: t('scenarios.byFamily') },
        ]}
      />
    </div>
  )
}
