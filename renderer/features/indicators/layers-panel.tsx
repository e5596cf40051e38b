/** Every error of every layer at one lag, and what each layer adds to the seasonal naive forecast. */
import { type Accuracy, errorKeys } from '@shared/contract/indicator-calls'
import { useTranslation } from 'react-i18next'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { indicatorFigure } from './indicator-figure'
import { IndicatorName } from './indicator-name'

interface LayersPanelProps {
  readonly accuracy: Accuracy
  readonly lag: number
}

export function LayersPanel({ accuracy, lag }: LayersPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const layers = accuracy.layers.filter(
    (one) => one.lag === lag && (one.layer !== 'before_override' || one.pairs > 0),
  )
  const sense = (added: number | null, layer: string): string | undefined => {
    if (added === null || layer === 'seasonal_naive' || added === 0) return undefined
    return added > 0 ? 'better' : 'worse'
  }
  return (
    <Panel
      title={t('indicators.layers')}
      extra={<span className="secondary small">{t('indicators.layersOf', { lag })}</span>}
    >
      <table className="figure-table indicator-table" aria-label={t('indicators.layers')}>
        <thead>
          <tr>
            <th scope="col">{t('indicators.layer')}</th>
            {errorKeys.map((key) => (
              <th key={key} scope="col">
                <IndicatorName name={key} />
              </th>
            ))}
            <th scope="col">{t('indicators.pairs')}</th>
          </tr>
        </thead>
        <tbody>
          {layers.map((one) => (
            <tr key={one.layer}>
              <th scope="row">{t(`indicators.layer_${one.layer}`)}</th>
              {errorKeys.map((key) => (
                <td
                  key={key}
                  className={key === 'value_added' ? sense(one[key], one.layer) : undefined}
                >
                  {indicatorFigure(t, format.language, key, one[key])}
                </td>
              ))}
              <td>{format.quantity(one.pairs)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
