/** Demand, supply, resources and finance in the chosen layout, scrolling together along time, with the gap between them. */
import type { Side } from '@shared/contract/planning-calls'
import { besides } from '@shared/contract/view-calls'
import { Segmented, Splitter } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from './plan-preferences'
import type { Layout } from './read-preferences'

export type Beside = (typeof besides)[number]

interface PlanBodyProps {
  /** Named over every grid, so that nobody edits the wrong plan. */
  readonly scenario: string
  readonly pane: (side: Side) => ReactNode
  /** The strip of gaps; null where it is not shown. */
  readonly band: ReactNode
}

/** Sides whose views must be open for a layout. */
export const sidesOf = (layout: Layout, beside: Beside): readonly Side[] =>
  layout === 'side_by_side' || layout === 'stacked' ? ['demand', beside] : [layout]

export function PlanBody({ scenario, pane, band }: PlanBodyProps) {
  const { t } = useTranslation()
  const { layout, beside, demandShare, change } = usePreferences()
  const [share, setShare] = useState<number | null>(null)
  const titled = (title: ReactNode, side: Side) => (
    <section className="pane" data-part={side}>
      <header className="pane-title">
        {title}
        <span className="pane-scenario">{scenario}</span>
      </header>
      <div className="pane-grid">{pane(side)}</div>
    </section>
  )
  if (layout !== 'side_by_side' && layout !== 'stacked')
    return titled(<h2>{t(`plan.${layout}`)}</h2>, layout)
  const choice = (
    <Segmented
      size="small"
      value={beside}
      onChange={(side) => change({ beside: side })}
      options={besides.map((value) => ({ value, label: t(`plan.${value}`) }))}
    />
  )
  const shareOf = ([first, second]: readonly number[]): number =>
    Math.min(0.9, Math.max(0.1, (first ?? 1) / ((first ?? 1) + (second ?? 1))))
  const demand = share ?? demandShare
  const stacked = layout === 'stacked'
  return (
    <div className="plan-sides">
      {stacked ? null : band}
      <Splitter
        key={layout}
        orientation={stacked ? 'vertical' : 'horizontal'}
        onResize={(sizes) => setShare(shareOf(sizes))}
        onResizeEnd={(sizes) => {
          change({ demandShare: shareOf(sizes) })
          setShare(null)
        }}
      >
        <Splitter.Panel size={`${demand * 100}%`} min="10%">
          {titled(<h2>{t('plan.demand')}</h2>, 'demand')}
        </Splitter.Panel>
        <Splitter.Panel size={`${(1 - demand) * 100}%`} min="10%">
          {stacked ? band : null}
          {titled(choice, beside)}
        </Splitter.Panel>
      </Splitter>
    </div>
  )
}
