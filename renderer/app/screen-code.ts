/** The code of the screens, each read when it is first needed, or before that while nothing else is to be done. */
import { type ComponentType, lazy } from 'react'
import type { Screen } from './view-state'

type Loaded = Promise<{ default: ComponentType }>

const code: Readonly<Record<Screen, () => Loaded>> = {
  plan: () => import('../features/plan/plan-screen').then((m) => ({ default: m.PlanScreen })),
  compare: () =>
    import('../features/scenarios/compare-screen').then((m) => ({ default: m.CompareScreen })),
  layers: () =>
    import('../features/layers/layers-screen').then((m) => ({ default: m.LayersScreen })),
  indicators: () =>
    import('../features/indicators/indicators-screen').then((m) => ({
      default: m.IndicatorsScreen,
    })),
  decisions: () =>
    import('../features/decisions/decisions-screen').then((m) => ({ default: m.DecisionsScreen })),
  publishing: () =>
    import('../features/publishing/publishing-screen').then((m) => ({
      default: m.PublishingScreen,
    })),
  data: () => import('../features/data/data-screen').then((m) => ({ default: m.DataScreen })),
  quality: () =>
    import('../features/quality/quality-screen').then((m) => ({ default: m.QualityScreen })),
  settings: () =>
    import('../features/settings/settings-screen').then((m) => ({ default: m.SettingsScreen })),
}

/** On its way from the start on: the window opens on the plan. */
const plan = code.plan()

export const screenCode: Readonly<Record<Screen, ComponentType>> = {
  plan: lazy(() => plan),
  compare: lazy(code.compare),
  layers: lazy(code.layers),
  indicators: lazy(code.indicators),
  decisions: lazy(code.decisions),
  publishing: lazy(code.publishing),
  data: lazy(code.data),
  quality: lazy(code.quality),
  settings: lazy(code.settings),
}

const afterStart = 3000

/** Reads the other screens' code once the first one stands, so that none has to be waited for. */
export function readScreensAhead(): void {
  setTimeout(() => {
    for (const read of Object.values(code)) requestIdleCallback(() => void read().catch(() => null))
  }, afterStart)
}
