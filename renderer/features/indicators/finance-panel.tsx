/** The money of the plan by month. */
import type { FinancePlan } from '@shared/contract/indicator-calls'
import type { Selection } from '@shared/contract/planning-calls'
import { type FinanceKey, financeKeys } from '@shared/model/measures/finance-measures'
import { useTranslation } from 'react-i18next'
import { useMeasureWords } from '../../app/measure-words'
import { noFigure } from '../../ui/format'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'
import { operationsSpan, useFinance } from './indicator-queries'

export function FinancePanel({ where }: { readonly where: Selection }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useFinance(where)
  return (
    <Panel
      title={t('indicators.finance')}
      extra={<span className="secondary small">{data?.currency}</span>}
    >
      {error ? <LoadFailed error={error} retry={() => void refetch()} /> : null}
      {data ? <FinanceTable plan={data} /> : error ? null : <Loading />}
    </Panel>
  )
}

function FinanceTable({ plan }: { readonly plan: FinancePlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const periods = plan.periods.slice(0, operationsSpan)
  const words = useMeasureWords()
  const figure = (key: FinanceKey, value: number | null | undefined) => {
    if (value === null || value === undefined) return noFigure
    return words.unit(key) === 'share' ? format.share(value) : format.quantityCompact(value)
  }
  return (
    <div className="indicator-scroll">
      <table className="figure-table indicator-table" aria-label={t('indicators.finance')}>
        <thead>
          <tr>
            <th scope="col">{plan.currency}</th>
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
              <th scope="row" title={words.explanation(key)}>
                {words.name(key)}
              </th>
              {periods.map((period, at) => (
                <td key={period} data-value={plan.rows[key][at]}>
                  {figure(key, plan.rows[key][at])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
