/** Builds the services of one workspace around its store, and ties them to each other. */
import { randomUUID } from 'node:crypto'
import { createComparisonThread } from '@main/planning/comparing/comparison-thread'
import { versionOf } from '@main/planning/forecasting/forecast-key'
import { createForecastPool } from '@main/planning/forecasting/forecast-pool'
import { startPlanning } from '@main/planning/planning-client'
import { createChangesService } from '@main/services/changes/changes-service'
import { checkFile, createCheckThread } from '@main/services/checking/check-thread'
import { createFileCheckService } from '@main/services/checking/file-check-service'
import { createCommentService } from '@main/services/comments/comment-service'
import { createConnectionService } from '@main/services/connections/connection-service'
import { createMappingService } from '@main/services/connections/mapping-service'
import { createDecisionService } from '@main/services/decisions/decision-service'
import { createFeedService, keeperOf } from '@main/services/feeds/feed-service'
import { createPullTimer } from '@main/services/feeds/pull-timer'
import { createForecastService } from '@main/services/forecasting/forecast-service'
import { createForecastsUnderWay } from '@main/services/forecasting/forecasts-under-way'
import { createForecastMaker } from '@main/services/forecasting/make-forecasts'
import { createIndicatorService } from '@main/services/indicators/indicator-service'
import {
  createDemandPolicyService,
  demandPolicyIn,
} from '@main/services/layers/demand-policy-service'
import { createLayerService } from '@main/services/layers/layer-service'
import { createMatchingService } from '@main/services/matching/matching-service'
import { createMatchingThread, matchingFile } from '@main/services/matching/matching-thread'
import { createMeasureService } from '@main/services/measures/measure-service'
import { createChangePlan } from '@main/services/planning/change-plan'
import { createEditReasonService } from '@main/services/planning/edit-reason-service'
import { createDifferenceService } from '@main/services/planning/explain-difference'
import { createHeldScenarios } from '@main/services/planning/held-scenarios'
import { createJournalMemory } from '@main/services/planning/journal-memory'
import { createPlanningService } from '@main/services/planning/planning-service'
import { createPolicyService } from '@main/services/planning/policy-service'
import { readChain } from '@main/services/planning/scenario-chain'
import { useSnapshot } from '@main/services/planning/use-snapshot'
import { writeCheckpoint } from '@main/services/planning/write-checkpoint'
import { createPublishingService } from '@main/services/publishing/publishing-service'
import { digestWithFixes } from '@main/services/quality/fix-service'
import { createQualityService } from '@main/services/quality/quality-service'
import { createQualityThread, qualityFile } from '@main/services/quality/quality-thread'
import { createMergeService } from '@main/services/scenarios/merge/merge-service'
import { scenarioDifferences } from '@main/services/scenarios/scenario-differences'
import { createScenarioService } from '@main/services/scenarios/scenario-service'
import { createComparisonService } from '@main/services/snapshots/comparison-service'
import { createSnapshotService } from '@main/services/snapshots/snapshot-service'
import { createViewService } from '@main/services/views/view-service'
import { createWorkbookService } from '@main/services/workbooks/workbook-service'
import { createWorkbookThread, workbookFile } from '@main/services/workbooks/workbook-thread'
import { createWorklistService } from '@main/services/worklist/worklist-service'
import { createMemoryService } from '@main/services/workspace/memory-service'
import { createPeopleService } from '@main/services/workspace/people-service'
import { createSettingsService } from '@main/services/workspace/settings-service'
import { listConnections, listScenarios, listSnapshots } from '@main/store/reading'
import { openForecasts, type WorkspaceStore } from '@main/store/writing'
import { forecastSettings } from '@shared/changes/forecast-settings'
import type { Checked } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { CoreOptions, SecretStore } from './core'
import { createErrorLog } from './error-log'
import { createEventHub } from './event-hub'
import { version } from './version'

export type Services = ReturnType<typeof composeServices>

export function composeServices(store: WorkspaceStore, options: CoreOptions, secrets: SecretStore) {
  const { db, folder } = store
  const now = (): Date => new Date()
  const newId = (): string => randomUUID()
  const hub = createEventHub()
  const { changed, emit } = hub
  const report = createErrorLog(folder, now, newId)
  const planning = startPlanning(options.planningWorker, folder, (cause) => {
    report('planning', cause)
    // The views are gone with it: whoever shows one opens it again.
    for (const { scenario } of listScenarios(db)) emit('plan.replaced', { scenario })
  })
  // Queued behind the change that made it due, and once its answer is on its way.
  const journal = createJournalMemory(db, (scenario) => {
    void plans
      .inTurn(async () => {
        await new Promise(setImmediate)
        writeCheckpoint(db, journal, scenario)
      })
      .catch((error: unknown) => void report('checkpoint', error))
  })
  const pool = createForecastPool(options.planningWorker, {
    workspace: folder,
    version: versionOf(options.planningWorker),
  })
  const keptForecasts = openForecasts(folder)
  const forecasts = createForecastMaker({
    store: keptForecasts,
    pool,
    planning,
    version: versionOf(options.planningWorker),
    policy: () => demandPolicyIn(db).policy,
    now,
  })
  const unexpected = (error: unknown): void => void report('planning', error)
  const underWay = createForecastsUnderWay(emit)
  const planningDeps = {
    db,
    journal,
    planning,
    forecasts,
    underWay,
    now,
    newId,
    unexpected,
    changed,
    emit,
  }
  const held = createHeldScenarios(planningDeps)
  const plans = createChangePlan(planningDeps, held)
  const policy = createPolicyService(planningDeps, held, plans)
  const settings = createSettingsService({
    db,
    changed,
    folder,
    resources: options.resources,
  })
  const people = createPeopleService({ db, changed })
  let connectionChanges = 0
  const connections = createConnectionService({
    db,
    secrets,
    folder,
    resources: options.resources,
    changed(topics) {
      connectionChanges += 1
      changed(topics)
    },
  })
  const checking = createFileCheckService({
    db,
    folder,
    resources: options.resources,
    thread: createCheckThread(checkFile(options.planningWorker)),
    now,
  })
  const mappings = createMappingService({ db, folder, resources: options.resources, connections })
  const scenarios = createScenarioService(planningDeps, held, plans)
  const moveBase = (snapshot: string, person: string) =>
    useSnapshot(planningDeps, held, plans, snapshot, { person })
  const publishing = createPublishingService({
    db,
    now,
    async targetFor(name) {
      const connector = await connections.open(name)
      const { target } = connector
      if (target) return { target, close: () => connector.close() }
      await connector.close()
      throw new EvenkeelError('CONNECTION_INVALID', {
        field: 'target',
        reason: 'takes_no_records',
      })
    },
    setTimer: (work, milliseconds) => setTimeout(work, milliseconds),
    clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
    jitter: Math.random,
    changed,
  })
  const quality = createQualityService({
    db,
    folder,
    thread: createQualityThread(qualityFile(options.planningWorker)),
    now,
    newId,
    changed,
  })
  const matching = createMatchingService({
    db,
    folder,
    thread: createMatchingThread(matchingFile(options.planningWorker), folder),
    now,
    openConnector: (name) => connections.open(name),
    settings: () =>
      [
        connectionChanges,
        ...listConnections(db).map(({ name }) => connections.digest(name)),
      ].join(),
    changed,
  })
  const snapshots = createSnapshotService({
    db,
    folder,
    now,
    newId,
    beforeReading: (signal) => matching.applyRules(signal),
    openConnector: (name) => matching.matched(name),
    settingsDigest: (name) =>
      digestWithFixes(connections.digest(name), quality.fixesOf(name)) + matching.digest(name),
    changed,
    progress: (state) => emit('pull.progress', state),
    forecast: ({ snapshot, fileHash }, tell, signal) => {
      const settings = forecastSettings(
        readChain(db, journal, 'base').flatMap(({ steps }) => steps),
      )
      return forecasts.ofSnapshot({ snapshot, fileHash, settings }, tell, signal)
    },
    fixesOf: (connection) => quality.fixesOf(connection),
    assess: (sealed, fixes, signal) => quality.assess(sealed, fixes, signal),
    onSealed: ({ snapshot }, person) => moveBase(snapshot, person),
    unexpected: (error) => void report('pull', error),
  })
  const feeds = createFeedService({ db, now, changed })
  // A command comes and goes; only a program that stays open keeps a schedule.
  const pullTimer =
    options.shell === 'cli'
      ? null
      : createPullTimer({
          now,
          setTimer: (work, milliseconds) => setTimeout(work, milliseconds).unref(),
          clearTimer: (timer) => clearTimeout(timer as NodeJS.Timeout),
          schedule: () => feeds.get().schedule,
          last: () => {
            const [last] = listSnapshots(db)
            return last ? new Date(last.sealedAt) : null
          },
          pull: () => void snapshots.pull.start(undefined, keeperOf(db) ?? people.current().person),
          unexpected: (error) => void report('pull', error),
        })
  const comparing = createComparisonThread(options.planningWorker, folder)
  const decisions = createDecisionService({
    db,
    now,
    newId,
    compare: (ids) => scenarios.compare(ids),
    pinOf: scenarios.pinOf,
    planLinesOf: scenarios.planLinesOf,
    archiveOf: scenarios.archiveOf,
    targetName() {
      const { target } = settings.get()
      if (!target) throw new EvenkeelError('CONNECTION_MISSING', { name: '' })
      return target
    },
    changed,
  })
  const planningService = createPlanningService(planningDeps, held, plans)
  const comments = createCommentService(planningDeps)
  const workbooks = createWorkbookService(
    {
      ...planningDeps,
      version,
      thread: createWorkbookThread(workbookFile(options.planningWorker)),
      threadsOf: (scenario) => comments.list(scenario),
    },
    held,
    planningService,
  )
  return {
    hub,
    report,
    held,
    planning: planningService,
    workbooks,
    plans,
    forecasting: createForecastService(planningDeps, held, plans),
    explanations: createDifferenceService(planningDeps),
    measures: createMeasureService({ db, planning, now, changed, emit }),
    views: createViewService({ db, now, changed }),
    policy,
    settings,
    people,
    memory: createMemoryService(db),
    connections,
    feeds,
    pullTimer,
    scenarios,
    merges: createMergeService(planningDeps, held, plans),
    differences: (asked: Checked<'scenarios.differences'>) =>
      scenarioDifferences(planningDeps, held, asked),
    indicators: createIndicatorService(planningDeps, held),
    demandPolicy: createDemandPolicyService(planningDeps, held, plans),
    layers: createLayerService(planningDeps, held),
    publishing,
    snapshots,
    mappings,
    checking,
    matching,
    comparisons: createComparisonService({
      db,
      journal,
      thread: comparing,
      newId,
      progress: (state) => emit('comparison.progress', state),
    }),
    quality,
    decisions,
    worklist: createWorklistService(planningDeps, held),
    comments,
    changes: createChangesService(planningDeps),
    editReasons: createEditReasonService(planningDeps),
    /** Ends work under way, the planning thread last: what is being written is finished first. */
    async close(): Promise<void> {
      pullTimer?.close()
      await checking.close()
      await snapshots.close()
      await quality.close()
      await matching.close()
      await publishing.close()
      // Before the changes are waited for: one that forecasts first is not written yet, and gives up.
      await pool.close()
      await plans.inTurn(async () => undefined)
      await workbooks.close()
      await comparing.close()
      await planning.close()
      keptForecasts.close()
    },
    useSnapshot: moveBase,
    companyOf: () => companyOf(planningDeps.planning, held),
  }
}

/** Name and currency of the company in the base plan; null before the first pull. */
async function companyOf(
  planning: ReturnType<typeof startPlanning>,
  held: ReturnType<typeof createHeldScenarios>,
): Promise<{ name: { zh: string; en: string }; currency: string } | null> {
  try {
    await held.ensure('base')
    const { company, currency } = await planning.ask('overview', { scenario: 'base' })
    return { name: company, currency }
  } catch (error) {
    if (error instanceof EvenkeelError && error.code !== 'PLANNING_STOPPED') return null
    throw error
  }
}
