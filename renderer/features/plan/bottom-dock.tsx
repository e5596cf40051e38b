/** Under the grids: the chart, and beside it what stands out, is said and has changed. */
import type { CellPlace, Side } from '@shared/contract/planning-calls'
import { Splitter } from 'antd'
import { KnowingPanel } from '../knowing/knowing-panel'
import { ChartPanel } from './chart-panel'
import type { SessionState } from './plan-session'

interface BottomDockProps {
  readonly scenario: string
  readonly chart: boolean
  readonly knowing: boolean
  readonly sides: SessionState['sides']
  readonly visible: readonly Side[]
  readonly onStep: (step: 1 | -1) => void
  /** Gives the keys back to the grid. */
  readonly onLeave: (place: CellPlace | null) => void
}

export function BottomDock(props: BottomDockProps) {
  const { scenario, chart, knowing, sides, visible, onStep, onLeave } = props
  const drawn = <ChartPanel scenario={scenario} sides={sides} visible={visible} />
  if (!knowing) return drawn
  const panel = <KnowingPanel scenario={scenario} onStep={onStep} onLeave={onLeave} />
  if (!chart) return panel
  return (
    <Splitter>
      <Splitter.Panel min="20%">{drawn}</Splitter.Panel>
      <Splitter.Panel defaultSize="52%" min="30%" max="80%">
        {panel}
      </Splitter.Panel>
    </Splitter>
  )
}
