/** What each cycle said of each month, and what was ordered in the end. */
import type { Selection } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { noFigure } from '../../ui/format'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { useWaterfall } from './indicator-queries'

interface WaterfallPanelProps {
  readonly where: Selection
  readonly cycles: number
}

export function WaterfallPanel({ where, cycles }: WaterfallPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data, error, refetch } = useWaterfall(where, cycles)
  const figure = (value: number | null) => (value === null ? '' : format.quantity(value))
  return (
    <Panel
      className="whole-width"
      title={t('indicators.waterfall')}
      extra={<span className="secondary small">{t('indicators.waterfallOf')}</span>}
    >
      {error ? <LoadFailed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <div className="indicator-scroll">
          <table
            className="figure-table indicator-table waterfall"
            aria-label={t('indicators.waterfall')}
          >
            <thead>
              <tr>
                <th scope="col">{t('indicators.cycle')}</th>
                {data.months.map((month) => (
                  <th key={month} scope="col">
                    {format.period(month)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ asOf, values }) => (
                <tr key={asOf}>
                  <th scope="row">{format.period(asOf)}</th>
                  {data.months.map((month, at) => (
                    <td key={month}>{figure(values[at] ?? null)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('indicators.actual')}</th>
                {data.months.map((month, at) => (
                  <td key={month}>{figure(data.actual[at] ?? null) || noFigure}</td>
                ))}
              </tr>
            </tfoot>
          </table>
        </div>
      ) : error ? null : (
        <Loading />
      )}
    </Panel>
  )
}
