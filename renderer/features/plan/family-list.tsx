/** Families at the left: where to look first is told by their marks. */
import type { FamilyOverview, Overview } from '@shared/contract/planning-calls'
import { Tooltip } from 'antd'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useViewState } from '../../app/view-state'
import { Sparkline } from '../../charts/sparkline'
import { useFormat } from '../../ui/use-format'
import './family-list.css'

interface EntryProps {
  readonly name: string
  readonly items: number
  readonly short: number
  readonly excess: number
  readonly course: readonly number[]
  readonly chosen: boolean
  readonly onChoose: () => void
}

function Mark({ kind, count }: { readonly kind: 'short' | 'excess'; readonly count: number }) {
  const { t } = useTranslation()
  if (count === 0) return null
  const text = t(kind === 'short' ? 'plan.familyShort' : 'plan.familyExcess', { count })
  return (
    <Tooltip title={text}>
      <span className={`family-mark family-${kind}`} role="img" aria-label={text}>
        {kind === 'short' ? '▼' : '▲'}
        {count}
      </span>
    </Tooltip>
  )
}

function Entry({ name, items, short, excess, course, chosen, onChoose }: EntryProps) {
  const { t } = useTranslation()
  return (
    <li>
      <button
        type="button"
        className="family"
        aria-current={chosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <span className="family-name">{name}</span>
        <span className="family-items">{t('plan.familyItems', { count: items })}</span>
        <span className="family-marks">
          <Mark kind="short" count={short} />
          <Mark kind="excess" count={excess} />
        </span>
        <Sparkline values={course} label={t('plan.familyDemand')} />
      </button>
    </li>
  )
}

/** What customers ask for; of what is not sold, what is needed of it. */
function courseOf(series: FamilyOverview['series']): readonly number[] {
  const demand = series.consensus_demand ?? []
  return demand.some((value) => value > 0) ? demand : (series.constrained_supply ?? [])
}

const sumOf = (families: readonly FamilyOverview[], of: (one: FamilyOverview) => number) =>
  families.reduce((sum, one) => sum + of(one), 0)

interface FamilyListProps {
  /** Undefined until it is calculated; the list keeps its place. */
  readonly overview: Overview | undefined
}

export const FamilyList = memo(function FamilyList({ overview }: FamilyListProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const family = useViewState((view) => view.family)
  const open = useViewState((view) => view.openFamily)
  if (!overview) return <nav className="families" aria-label={t('plan.families')} />
  const { families, series } = overview
  return (
    <nav className="families" data-part="families" aria-label={t('plan.families')}>
      <ul>
        <Entry
          name={t('plan.allFamilies')}
          items={sumOf(families, (one) => one.items)}
          short={0}
          excess={0}
          course={courseOf(series)}
          chosen={family === null}
          onChoose={() => open(null)}
        />
        {families.map((one) => (
          <Entry
            key={one.family}
            name={format.name(one.name)}
            items={one.items}
            short={one.shortPeriods}
            excess={one.excessPeriods}
            course={courseOf(one.series)}
            chosen={family === one.family}
            onChoose={() => open(one.family)}
          />
        ))}
      </ul>
    </nav>
  )
})
