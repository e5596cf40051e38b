/** Demand, supply, resources and finance in the chosen layout, scrolling together along time. */
import type { Side } from '@shared/contract/planning-calls'
import { Segmented, Splitter } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreferences } from './plan-preferences'
import type { Layout } from './read-preferences'

/** What may stand beside demand. */
const rights = ['supply', 'resource', 'finance'] as const
export type Right = (typeof rights)[number]

interface PlanBodyProps {
  /** Named over every grid, so that nobody edits the wrong plan. */
  readonly scenario: string
  readonly pane: (side: Side) => ReactNode
  readonly right: Right
  readonly onRight: (side: Right) => void
}

/** Sides whose views must be open for a layout. */
export const sidesOf = (layout: Layout, right: Right): readonly Side[] =>
  layout === 'side_by_side' || layout === 'stacked' ? ['demand', right] : [layout]

export function PlanBody({ scenario, pane, right, onRight }: PlanBodyProps) {
  const { t } = useTranslation()
  const layout = usePreferences((preferences) => preferences.layout)
  const [sizes, setSizes] = useState<(number | string)[]>(['50%', '50%'])
  const titled = (title: ReactNode, side: Side) => (
    <section className="pane">
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
      value={right}
      onChange={onRight}
      options={rights.map((value) => ({ value, label: t(`plan.${value}`) }))}
    />
  )
  return (
    <Splitter
      key={layout}
      orientation={layout === 'stacked' ? 'vertical' : 'horizontal'}
      onResize={setSizes}
    >
      <Splitter.Panel size={sizes[0] ?? '50%'} min="20%">
        {titled(<h2>{t('plan.demand')}</h2>, 'demand')}
      </Splitter.Panel>
      <Splitter.Panel size={sizes[1] ?? '50%'} min="20%">
        {titled(choice, right)}
      </Splitter.Panel>
    </Splitter>
  )
}
