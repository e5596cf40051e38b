/** The error of every layer, a row a lag. */
import { type Accuracy, accuracyLayers } from '@shared/contract/indicator-calls'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { indicatorFigure } from './indicator-figure'
import { IndicatorName } from './indicator-name'

interface AccuracyPanelProps {
  readonly accuracy: Accuracy
  readonly lag: number
  choose(lag: number): void
}

/** What is said of the agreed forecast besides its error. */
const ofConsensus = ['value_added', 'bias', 'tracking_signal', 'mase'] as const

export function AccuracyPanel({ accuracy, lag: chosen, choose }: AccuracyPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { layers, months } = accuracy
  // A layer that no cycle published has no column.
  const shown = accuracyLayers.filter((layer) =>
    layers.some((one) => one.layer === layer && one.pairs > 0),
  )
  const lags = [...new Set(layers.map(({ lag }) => lag))]
  const at = (layer: string, lag: number) =>
    layers.find((one) => one.layer === layer && one.lag === lag)
  return (
    <Panel
      title={t('indicators.accuracy')}
      extra={
        <span className="secondary small">
          {format.period(months[0] ?? '')} – {format.period(months.at(-1) ?? '')}
        </span>
      }
    >
      <p className="indicator-hint">
        {t('indicators.accuracyOf', {
          from: format.period(months[0] ?? ''),
          to: format.period(months.at(-1) ?? ''),
        })}
      </p>
      <table className="figure-table indicator-table" aria-label={t('indicators.accuracy')}>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t('indicators.lag')}
            </th>
            <th scope="colgroup" colSpan={shown.length} className="group">
              <IndicatorName name="wmape" />
            </th>
            <th scope="colgroup" colSpan={ofConsensus.length} className="group">
              {t('indicators.layer_consensus_demand')}
            </th>
          </tr>
          <tr>
            {shown.map((layer) => (
              <th key={layer} scope="col">
                {t(`indicators.layer_${layer}`)}
              </th>
            ))}
            {ofConsensus.map((key) => (
              <th key={key} scope="col">
                <IndicatorName name={key} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lags.map((lag) => (
            <tr key={lag} aria-current={lag === chosen ? 'true' : undefined}>
              <th scope="row">
                <button type="button" className="lag-button" onClick={() => choose(lag)}>
                  {t('indicators.lagOf', { lag })}
                </button>
              </th>
              {shown.map((layer) => (
                <td key={layer} data-layer={layer}>
                  {indicatorFigure(t, format.language, 'wmape', at(layer, lag)?.wmape ?? null)}
                </td>
              ))}
              {ofConsensus.map((key) => (
                <td key={key}>
                  {indicatorFigure(
                    t,
                    format.language,
                    key,
                    at('consensus_demand', lag)?.[key] ?? null,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
