/** What the planning thread is asked, and what it answers. Everything here can be cloned between threads. */
import type { PlanToArchive } from '@main/engine/archive/plan-to-archive'
import type { PoolTask } from '@main/engine/baseline/forecast-task'
import type { ForecastOfNode } from '@main/engine/baseline/show-forecast'
import type { DifferencesAsked } from '@main/engine/compare/cell-differences'
import type { AccuracyQuestion } from '@main/engine/indicators/forecast-accuracy'
import type { OverrideQuestion } from '@main/engine/indicators/override-record'
import type { AddedValueQuestion } from '@main/engine/indicators/value-added'
import type { EditOptions } from '@main/engine/plan/prepare-edit'
import type { EditsOptions } from '@main/engine/plan/prepare-edits'
import type { LockRequest } from '@main/engine/plan/prepare-locks'
import type { RowPath } from '@main/engine/rows/row-path'
import type { ForecastWrite, JournalStep, PlanChange } from '@shared/changes/plan-change'
import type { WireError } from '@shared/contract/error-codes'
import type { ForecastBaseline, ForecastWish } from '@shared/contract/forecast-calls'
import type {
  Accuracy,
  AddedValue,
  FinancePlan,
  OperatingIndicators,
  PublishedLayer,
  Waterfall,
} from '@shared/contract/indicator-calls'
import type {
  EventReport,
  OutsideReport,
  OverrideRecord,
  PipelineReport,
} from '@shared/contract/layer-calls'
import type {
  AttributeValues,
  CellEdit,
  CheckedViewSpec,
  FamilyOverview,
  Indicators,
  Patch,
  RefusedEdit,
  Selection,
  Side,
  SplitRule,
  View,
} from '@shared/contract/planning-calls'
import type { PublishedLine } from '@shared/contract/publishing-calls'
import type { Exception, ExceptionCount } from '@shared/contract/row-filter'
import type { SplitPreview } from '@shared/contract/split-preview'
import type { DriverAssumption, NewItemDriver } from '@shared/model/drivers'
import type { ForecastSetting } from '@shared/model/forecast-setting'
import type { OwnMeasure } from '@shared/model/measures/own-measures'
import type { PlanningPolicy } from '@shared/model/planning-policy'
import type { Role } from '@shared/model/roles'
import type {
  DifferencesAnswer,
  ForecastItem,
  MergeBlock,
  NamedLine,
  PlanLineKey,
} from './compare/compare-answers'
import type { DifferenceMethods } from './difference-requests'
import type { RowsAtPlaces } from './rows-at-places'
import type { WorklistMethods } from './worklist-methods'

/** One scenario of the chain from the base plan down: the steps that are in force in it, oldest first. */
export interface ScenarioLayer {
  readonly scenario: string
  /** Journal position of the last of its entries that count; 0 where none does. */
  readonly position: number
  readonly steps: readonly JournalStep[]
}

export interface ScenarioToOpen {
  readonly scenario: string
  readonly snapshot: string
  /** What its file was sealed with; a file that differs is refused. */
  readonly fileHash: string
  /** Last journal position the layers contain. */
  readonly position: number
  /** The base plan first; the last layer is the scenario itself. */
  readonly layers: readonly ScenarioLayer[]
  /** Fences and freeze; none where left out. */
  readonly policy?: PlanningPolicy
}

export interface OverviewAnswer {
  readonly snapshot: string
  readonly position: number
  readonly asOf: string
  readonly currency: string
  readonly company: { readonly zh: string; readonly en: string }
  readonly periods: readonly string[]
  readonly indicators: Indicators
  readonly series: Record<string, number[]>
  readonly families: readonly FamilyOverview[]
}

/** What exceptions compare with, beyond the plan itself. */
export interface FactsAsked {
  /** The snapshot before the scenario's. */
  readonly before?: { readonly snapshot: string; readonly fileHash: string }
  /** Where comments are. */
  readonly commented?: readonly Selection[]
}

export type AttributeList = readonly AttributeValues[]

/** Method name → what it takes and answers. Failures are `EvenkeelError`. */
export interface PlanningMethods extends DifferenceMethods, WorklistMethods {
  /** True once the scenario is calculated and held; false where it must be opened first. */
  has(params: { scenario: string }): boolean
  open(params: ScenarioToOpen): null
  /** Reads a snapshot and fails where no plan can be made of it. */
  probe(params: { snapshot: string; fileHash: string }): null
  close(params: { scenario: string }): null
  forecastBaseline(params: {
    scenario: string
    where: Selection
  }): Omit<ForecastBaseline, 'scenario'>
  /** Throws NOTHING_SELECTED. */
  forecastOfNode(params: { scenario: string; where: Selection }): ForecastOfNode & {
    readonly position: number
  }
  /** What a wish would change, and what is to be forecast for it; nothing is applied. Throws NOTHING_SELECTED. */
  prepareForecasts(params: { scenario: string; where: Selection; wish: ForecastWish }): {
    readonly items: ForecastWrite[]
    readonly tasks: PoolTask[]
    /** The first planned one. */
    readonly period: string
  }
  /** What a snapshot gives to forecast, for a model of it under the settings. */
  forecastTasks(params: {
    snapshot: string
    fileHash: string
    settings: ReadonlyMap<string, ForecastSetting>
  }): PoolTask[]
  /** The planners' own measures, for views opened from now on; one whose formula is wrong has no row. */
  setOwnMeasures(params: { measures: readonly OwnMeasure[] }): null
  /** Cells inside the role's time fence are marked; none where nobody in particular looks. */
  openView(params: {
    view: string
    spec: CheckedViewSpec
    role?: Role | null
    facts?: FactsAsked
  }): View
  rowPath(params: {
    scenario: string
    side: Side
    where: Selection
    levels?: readonly string[] | undefined
    place: Selection
  }): RowPath | null
  /** How many lines of a selection meet each exception. */
  countExceptions(params: {
    scenario: string
    where: Selection
    exceptions: readonly Exception[]
    facts?: FactsAsked
  }): ExceptionCount[]
  closeView(params: { view: string }): null
  /** Figures of nodes of a side as they are now. */
  rowsAtPlaces(params: { scenario: string; side: Side; places: readonly Selection[] }): RowsAtPlaces
  /** The changes an edit would make; nothing is applied. */
  prepare(params: {
    scenario: string
    edits: readonly CellEdit[]
    rule: SplitRule | undefined
    options: EditsOptions
  }): { changes: PlanChange[]; cells: number; refused: RefusedEdit[] }
  preview(params: {
    scenario: string
    edit: CellEdit
    rule: SplitRule | undefined
    options: EditOptions
  }): SplitPreview
  /** The changes that lock cells or lift their locks; none where all are so already. */
  prepareLocks(params: { scenario: string; request: LockRequest }): PlanChange[]
  /** Applies a recorded step and answers what changed in the open views; null where the plan has other lines now and its views are closed. */
  apply(params: { scenario: string; position: number; step: JournalStep }): Patch[] | null
  /** Why the driver would do nothing in the scenario; null where it does something. */
  driverFault(params: {
    scenario: string
    assumption: DriverAssumption
    /** Assumed with it: it may be about an item that one of them brings. */
    beside?: readonly DriverAssumption[]
  }): string | null
  overview(params: { scenario: string; span?: number }): OverviewAnswer
  /** How deals are counted, and what those that ended say. */
  pipeline(params: { scenario: string }): PipelineReport
  /** Events with what past ones did. */
  events(params: { scenario: string }): EventReport
  outside(params: { scenario: string }): OutsideReport
  attributes(params: { scenario: string }): AttributeList
  /** How good the layers of demand were that earlier cycles published. */
  accuracy(params: { scenario: string } & AccuracyQuestion): Accuracy
  /** What each layer added, class by class, and each person's overrides. */
  addedValue(params: { scenario: string } & AddedValueQuestion): AddedValue
  /** What the last overrides of a selection were worth. */
  overrideRecord(params: { scenario: string } & OverrideQuestion): OverrideRecord
  waterfall(params: {
    scenario: string
    where: Selection
    layer: PublishedLayer
    cycles: number
  }): Waterfall
  finance(params: { scenario: string; where: Selection }): FinancePlan
  operations(params: { scenario: string; where: Selection; span: number }): OperatingIndicators
  /** The layers of demand and the planned supply, for the archive of published plans. */
  planToArchive(params: { scenario: string }): PlanToArchive
  /** The cells in which held scenarios differ from the first; each must be held. */
  differences(params: { scenarios: readonly string[]; asked: DifferencesAsked }): DifferencesAnswer
  /** What cells of a scenario are called; null for lines its snapshot does not have. */
  namesOfLines(params: {
    scenario: string
    lines: readonly PlanLineKey[]
  }): readonly (NamedLine | null)[]
  /** What items are called and which settings of theirs make no sense among `settings`, in the order asked; null for items that its snapshot does not have. */
  itemsForecast(params: {
    scenario: string
    items: readonly string[]
    settings: ReadonlyMap<string, ForecastSetting>
  }): readonly (ForecastItem | null)[]
  /** Why cells cannot be written in a scenario by a role; null where they can. */
  closedCells(params: {
    scenario: string
    role: Role
    cells: readonly (PlanLineKey & { readonly period: string })[]
    /** Items that come with the cells. */
    beside?: readonly NewItemDriver[]
  }): readonly (MergeBlock | null)[]
  /** Keys of the demand lines whose typed numbers a driver acts on; empty for the kinds that leave them as typed. */
  drivenLines(params: { scenario: string; assumption: DriverAssumption }): readonly string[]
  /** Agreed demand and supply of the planned periods, cells of zero left out. */
  planLines(params: { scenario: string }): PublishedLine[]
}

export type { PlanToArchive }

export type PlanningMethod = keyof PlanningMethods

export interface PlanningRequest {
  readonly id: number
  readonly method: PlanningMethod
  readonly params: unknown
}

export type PlanningReply =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly error: WireError; readonly detail: string }
