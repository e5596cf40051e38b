import { type ComponentType, Suspense } from 'react'
import { DataScreen } from '../features/data/data-screen'
import { DecisionsScreen } from '../features/decisions/decisions-screen'
import { PlanScreen } from '../features/plan/plan-screen'
import { PublishingScreen } from '../features/publishing/publishing-screen'
import { CompareScreen } from '../features/scenarios/compare-screen'
import { SettingsScreen } from '../features/settings/settings-screen'
import { Loading } from '../ui/loading'
import { ScreenBoundary } from './screen-boundary'
import { type Screen, useViewState } from './view-state'

const components: Readonly<Record<Screen, ComponentType>> = {
  plan: PlanScreen,
  compare: CompareScreen,
  decisions: DecisionsScreen,
  publishing: PublishingScreen,
  data: DataScreen,
  settings: SettingsScreen,
}

/** The chosen screen; one that fails leaves the others usable. */
export function CurrentScreen() {
  const screen = useViewState((state) => state.screen)
  const Shown = components[screen]
  return (
    <ScreenBoundary key={screen}>
      <Suspense fallback={<Loading />}>
        <Shown />
      </Suspense>
    </ScreenBoundary>
  )
}
