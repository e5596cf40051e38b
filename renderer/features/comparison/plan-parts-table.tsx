/** The plan from one snapshot to the other, part by part; each with what its single changes explain and what is left over. */
import type { ComparedPart, SnapshotComparison } from '@shared/contract/comparison-calls'
import type { Indicators } from '@shared/contract/planning-calls'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/use-format'
import { useChangeWords } from './change-words'

const shown = [
  'consensus_demand',
  'shortage',
  'constrained_supply',
  'revenue',
  'gross_margin',
  'stock_value',
] as const
const inUnits = new Set<string>(['consensus_demand', 'shortage', 'constrained_supply'])

interface PlanPartsTableProps {
  readonly plan: NonNullable<SnapshotComparison['plan']>
  readonly currency: string
}

export function PlanPartsTable({ plan, currency }: PlanPartsTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const words = useChangeWords()
  const { of, to, parts } = plan
  const whole = (indicators: Indicators) =>
    shown.map((key) => (
      <td key={key}>
        {inUnits.has(key)
          ? format.quantity(indicators[key] ?? 0)
          : format.moneyCompact(indicators[key] ?? 0, currency)}
      </td>
    ))
  const moved = (value: (key: (typeof shown)[number]) => number) =>
    shown.map((key) => (
      <td key={key}>
        {inUnits.has(key) ? words.units(value(key)) : words.money(value(key), currency)}
      </td>
    ))
  return (
    <>
      <p className="secondary">{t('comparison.partHint')}</p>
      <table className="figure-table plan-parts">
        <thead>
          <tr>
            <th scope="col">{t('comparison.column_part')}</th>
            {shown.map((key) => (
              <th key={key} scope="col">
                {t(`measures.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr className="plan-end">
            <th scope="row">{t('comparison.planBefore')}</th>
            {whole(of)}
          </tr>
          {parts.map((part) => (
            <Fragment key={part.part}>
              <tr>
                <th scope="row">{t(`comparison.part_${part.part}`)}</th>
                {moved((key) => part.effect[key] ?? 0)}
              </tr>
              {part.changes > 0 ? <Told part={part} moved={moved} /> : null}
            </Fragment>
          ))}
          <tr className="plan-end">
            <th scope="row">{t('comparison.planAfter')}</th>
            {whole(to)}
          </tr>
          <tr className="plan-total">
            <th scope="row">{t('comparison.total')}</th>
            {moved((key) => (to[key] ?? 0) - (of[key] ?? 0))}
          </tr>
        </tbody>
      </table>
    </>
  )
}

interface ToldProps {
  readonly part: ComparedPart
  readonly moved: (value: (key: (typeof shown)[number]) => number) => React.ReactNode
}

function Told({ part: { told, effect, changes }, moved }: ToldProps) {
  const { t } = useTranslation()
  return (
    <>
      <tr className="plan-told">
        <th scope="row">
          {t('comparison.column_told')}{' '}
          <span className="secondary">({t('comparison.ofWhich', { count: changes })})</span>
        </th>
        {moved((key) => told[key] ?? 0)}
      </tr>
      <tr className="plan-told">
        <th scope="row">{t('comparison.column_rest')}</th>
        {moved((key) => (effect[key] ?? 0) - (told[key] ?? 0))}
      </tr>
    </>
  )
}
