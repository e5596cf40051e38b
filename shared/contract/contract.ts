/** Every call and event between the screens and the services: the one list both sides obey. */
import { z } from 'zod'
import { appCalls } from './app-calls'
import { changeCalls } from './change-calls'
import { commentCalls } from './comment-calls'
import { compareCalls } from './compare-calls'
import { comparisonCalls, comparisonProgress } from './comparison-calls'
import { decisionCalls } from './decision-calls'
import type { WireError } from './error-codes'
import { feedCalls } from './feed-calls'
import { fileCheckCalls } from './file-check-calls'
import { forecastCalls } from './forecast-calls'
import { forecastProgress } from './forecast-progress'
import { indicatorCalls } from './indicator-calls'
import { layerCalls } from './layer-calls'
import { mappingCalls } from './mapping-calls'
import { matchingCalls } from './matching-calls'
import { measureCalls } from './measure-calls'
import { patch, planningCalls } from './planning-calls'
import { policyCalls } from './policy-calls'
import { publishingCalls } from './publishing-calls'
import { qualityCalls } from './quality-calls'
import { scenarioCalls } from './scenario-calls'
import { pullState, snapshotCalls } from './snapshot-calls'
import { viewCalls } from './view-calls'
import { whyCalls } from './why-calls'
import { workbookCalls } from './workbook-calls'
import { worklistCalls } from './worklist-calls'

export const calls = {
  ...appCalls,
  ...snapshotCalls,
  ...feedCalls,
  ...comparisonCalls,
  ...qualityCalls,
  ...matchingCalls,
  ...mappingCalls,
  ...fileCheckCalls,
  ...planningCalls,
  ...measureCalls,
  ...policyCalls,
  ...layerCalls,
  ...forecastCalls,
  ...scenarioCalls,
  ...compareCalls,
  ...indicatorCalls,
  ...decisionCalls,
  ...publishingCalls,
  ...whyCalls,
  ...workbookCalls,
  ...worklistCalls,
  ...commentCalls,
  ...changeCalls,
  ...viewCalls,
} as const

export type Calls = typeof calls
export type CallName = keyof Calls
/** What a caller passes: defaults may be left out. */
export type Params<N extends CallName> = z.input<Calls[N]['params']>
/** What a handler receives: checked, defaults filled in. */
export type Checked<N extends CallName> = z.output<Calls[N]['params']>
export type Result<N extends CallName> = z.output<Calls[N]['result']>

/** Lists that a `changed` event can name; whoever shows one asks for it again. */
export const topics = [
  'settings',
  'session',
  'connections',
  'snapshots',
  'quality',
  'matching',
  'scenarios',
  'measures',
  'policy',
  'decisions',
  'outbox',
  'reviews',
  'comments',
  'visits',
  'views',
] as const
export type Topic = (typeof topics)[number]

export const events = {
  changed: z.strictObject({ topics: z.array(z.enum(topics)) }),
  'pull.progress': pullState,
  /** How far a comparison of two snapshots is, about ten times a second. */
  'comparison.progress': comparisonProgress,
  /** Forecasts are made before a plan can be shown; the last time with all of them done. */
  'forecast.progress': forecastProgress.extend({ scenario: z.string() }),
  /** Cells of open views that changed through somebody else's call or another window. */
  'plan.patched': z.strictObject({ scenario: z.string(), patches: z.array(patch) }),
  /** The plan behind every open view of the scenario was rebuilt: open the views again. */
  'plan.replaced': z.strictObject({ scenario: z.string() }),
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<N extends EventName> = z.output<Events[N]>

export type Reply<N extends CallName = CallName> =
  | { readonly ok: true; readonly value: Result<N> }
  | { readonly ok: false; readonly error: WireError }

/** What the preload exposes and every transport implements: two functions. */
export interface Bridge {
  call(name: string, params: unknown): Promise<Reply>
  /** Returns the function that ends the subscription. */
  subscribe(listener: (name: string, payload: unknown) => void): () => void
}
