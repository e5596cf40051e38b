/** Which answers a `changed` topic makes stale. */
import type { CallName, Topic } from '@shared/contract/contract'

const planFigures = [
  'planning.overview',
  'planning.countExceptions',
  'planning.history',
  'planning.why',
  'forecast.show',
  'forecast.baseline',
  'scenarios.compare',
  'scenarios.differences',
  'scenarios.mergePreview',
  'indicators.operations',
  'indicators.finance',
  'worklist.list',
  'worklist.reviews',
  'changes.since',
] as const
const published = [
  'indicators.accuracy',
  'indicators.waterfall',
  'indicators.valueAdded',
  'planning.overrideRecord',
] as const

export const callsOf: Readonly<Record<Topic, readonly CallName[]>> = {
  settings: ['settings.get', 'app.info', 'feeds.get', 'feeds.ages'],
  session: ['session.get', 'planning.overrideRecord', 'changes.since'],
  connections: ['connections.list', 'settings.get', 'feeds.get', 'feeds.ages'],
  snapshots: [
    'snapshots.list',
    'snapshots.findings',
    'feeds.get',
    'feeds.ages',
    'app.info',
    'scenarios.list',
    'planning.attributes',
    'layers.pipeline',
    'layers.events',
    ...published,
    ...planFigures,
  ],
  quality: [
    'quality.overview',
    'quality.findings',
    'quality.finding',
    'quality.rules',
    'quality.fixes',
    'quality.gates',
  ],
  scenarios: ['scenarios.list', 'feeds.ages', ...planFigures],
  measures: ['measures.list', 'measures.check'],
  policy: [
    'policy.get',
    'editReasons.get',
    'layers.policy',
    'layers.policies',
    'layers.pipeline',
    'planning.attributes',
    ...planFigures,
  ],
  decisions: ['decisions.list', 'decisions.get', ...published],
  views: ['views.list'],
  outbox: ['publishing.outbox', 'publishing.lookUp'],
  reviews: ['worklist.list', 'worklist.reviews'],
  comments: ['comments.list', 'planning.countExceptions'],
  visits: ['changes.since'],
}
