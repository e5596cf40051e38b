/** The whole plan: key figures, and where to look first. */
import type { Overview } from '@shared/contract/planning-calls'
import type { Worklist } from '@shared/contract/worklist-calls'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { BalanceChart } from './family-page'
import { LargeFigures } from './large-figures'

const most = 7

interface OverviewPageProps {
  readonly overview: Overview
  readonly base: Overview | undefined
  readonly standouts: Worklist | undefined
  readonly onFamily: (family: string) => void
}

export function OverviewPage({ overview, base, standouts, onFamily }: OverviewPageProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <LargeFigures
        now={overview.indicators}
        before={base?.indicators}
        currency={overview.currency}
      />
      <div className="projector-columns">
        {/* What is only needed to make other goods has units of its own. */}
        <BalanceChart
          series={{ ...overview.series, dependent_demand: [], projected_stock: [] }}
          periods={overview.periods}
        />
        <section className="large-exceptions">
          <h2>{t('projector.atStake')}</h2>
          <ol className="large-families">
            {standouts?.families.slice(0, most).map(({ family, name, count, money }) => (
              <li key={family}>
                <button type="button" onClick={() => onFamily(family)}>
                  <span>{format.name(name)}</span>
                  <small>{count}</small>
                  <b>{format.moneyCompact(money, standouts.currency)}</b>
                </button>
              </li>
            ))}
          </ol>
        </section>
      </div>
    </>
  )
}
