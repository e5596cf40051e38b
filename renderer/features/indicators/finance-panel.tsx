/** The money of the plan by month. */
import { financeKeys } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { useTranslation } from 'react-i18next'
import { noFigure } from '../../ui/format'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { operationsSpan, useFinance } from './indicator-queries'

export function FinancePanel({ where }: { readonly where: Selection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { data } = useFinance(where)
  if (!data) return null
  const periods = data.periods.slice(0, operationsSpan)
  const figure = (value: number | null | undefined) =>
    value === null || value === undefined ? noFigure : format.quantityCompact(value)
  return (
    <Panel
      title={t('indicators.finance')}
      extra={<span className="secondary small">{data.currency}</span>}
    >
      <div className="indicator-scroll">
        <table className="indicator-table" aria-label={t('indicators.finance')}>
          <thead>
            <tr>
              <th scope="col">{data.currency}</th>
              {periods.map((period) => (
                <th key={period} scope="col">
                  {format.period(period)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {financeKeys.map((key) => (
              <tr key={key} data-finance={key}>
                <th scope="row">{t(`indicators.finance_${key}`)}</th>
                {periods.map((period, at) => (
                  <td key={period} data-value={data.rows[key][at]}>
                    {figure(data.rows[key][at])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
