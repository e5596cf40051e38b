/** Indicators down, scenarios across, each beside the first. */
import type { Comparison, Scenario } from '@shared/contract/scenario-calls'
import { useTranslation } from 'react-i18next'
import { ChangeCell } from './change-cell'

interface IndicatorTableProps {
  readonly comparison: Comparison
  /** Names and colours of the scenarios compared. */
  readonly known: ReadonlyMap<string, Scenario>
  /** `all` shows the company, otherwise every family under its name. */
  readonly of: 'all' | 'families'
}

type Compared = Comparison['indicators']

/** By family: what a family is judged by, or the table grows beyond reading. */
const familyIndicators: ReadonlySet<string> = new Set([
  'revenue',
  'gross_margin',
  'shortage',
  'stock_value',
])

function Rows({ title, of, currency }: { title: string | null; of: Compared; currency: string }) {
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
            />
          ))}
        </tr>
      ))}
    </tbody>
  )
}

export function IndicatorTable({ comparison, known, of }: IndicatorTableProps) {
  const { t, i18n } = useTranslation()
  const { scenarios, indicators, families, currency } = comparison
  return (
    <table className="compare-table">
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
        <Rows title={null} of={indicators} currency={currency} />
      ) : (
        families.map((family) => (
          <Rows
            key={family.family}
            title={i18n.language === 'zh-CN' ? family.name.zh : family.name.en}
            of={family.indicators.filter((one) => familyIndicators.has(one.indicator))}
            currency={currency}
          />
        ))
      )}
    </table>
  )
}
