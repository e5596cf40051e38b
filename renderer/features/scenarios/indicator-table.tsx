/** Indicators down, scenarios across, each beside the first. */
import type { Comparison, Scenario } from '@shared/contract/scenario-calls'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DifferenceDrawer } from '../why/difference-drawer'
import { ChangeCell } from './change-cell'

interface IndicatorTableProps {
  readonly comparison: Comparison
  /** Names and colours of the scenarios compared. */
  readonly known: ReadonlyMap<string, Scenario>
  /** `all` shows the company, otherwise every family under its name. */
  readonly of: 'all' | 'families'
  /** Months ahead that the indicators cover. */
  readonly span: number
}

type Compared = Comparison['indicators']

/** A change somebody asked about: of the company or a family, in a column. */
interface Explained {
  readonly indicator: Compared[number]['indicator']
  readonly family: string | null
  readonly at: number
}

/** By family: what a family is judged by, or the table grows beyond reading. */
const familyIndicators: ReadonlySet<string> = new Set([
  'revenue',
  'gross_margin',
  'shortage',
  'stock_value',
])

interface RowsProps {
  readonly title: string | null
  readonly of: Compared
  readonly currency: string
  /** Of the scenario in this column. */
  readonly onExplain: (indicator: Compared[number]['indicator'], at: number) => void
}

function Rows({ title, of, currency, onExplain }: RowsProps) {
  const { t } = useTranslation()
  return (
    <tbody>
      {title ? (
        <tr className="family-row">
          <th colSpan={(of[0]?.values.length ?? 0) + 1} scope="rowgroup">
            {title}
          </th>
        </tr>
      ) : null}
      {of.map(({ indicator, unit, values }) => (
        <tr key={indicator}>
          <th scope="row">{t(`scenarios.indicator_${indicator}`)}</th>
          {values.map((value, at) => (
            <ChangeCell
              // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the comparison
              key={at}
              indicator={indicator}
              unit={unit}
              value={value}
              reference={at === 0 ? null : (values[0] ?? 0)}
              currency={currency}
              onExplain={() => onExplain(indicator, at)}
            />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

export function IndicatorTable({ comparison, known, of, span }: IndicatorTableProps) {
  const { t, i18n } = useTranslation()
  const { scenarios, indicators, families, currency } = comparison
  const [explained, setExplained] = useState<Explained | null>(null)
  const nameAt = (at: number): string => {
    const one = scenarios[at]
    return (one && known.get(one.scenario)?.name) ?? one?.name ?? ''
  }
  const explain =
    (family: string | null) =>
    (indicator: Explained['indicator'], at: number): void =>
      setExplained({ indicator, family, at })
  const table = (
    <table className="figure-table compare-table">
      <thead>
        <tr>
          <th scope="col">{t('scenarios.indicator')}</th>
          {scenarios.map(({ scenario, name }, at) => (
            <th key={scenario} scope="col">
              <span
                className="scenario-chip"
                style={
                  {
                    '--scenario': `var(--scenario-${known.get(scenario)?.colour ?? 'grey'})`,
                  } as React.CSSProperties
                }
              >
                {known.get(scenario)?.name ?? name}
              </span>
              {at === 0 ? <small>{t('scenarios.reference')}</small> : null}
            </th>
          ))}
        </tr>
      </thead>
      {of === 'all' ? (
        <Rows title={null} of={indicators} currency={currency} onExplain={explain(null)} />
      ) : (
        families.map((family) => (
          <Rows
            key={family.family}
            title={i18n.language === 'zh-CN' ? family.name.zh : family.name.en}
            of={family.indicators.filter((one) => familyIndicators.has(one.indicator))}
            currency={currency}
            onExplain={explain(family.family)}
          />
        ))
      )}
    </table>
  )
  return (
    <>
      {table}
      {explained ? (
        <DifferenceDrawer
          title={t(`scenarios.indicator_${explained.indicator}`)}
          of={{ scenario: scenarios[0]?.scenario ?? '' }}
          to={{ scenario: scenarios[explained.at]?.scenario ?? '' }}
          names={{ of: nameAt(0), to: nameAt(explained.at) }}
          figure={{ indicator: explained.indicator, family: explained.family, span }}
          close={() => setExplained(null)}
        />
      ) : null}
    </>
  )
}
