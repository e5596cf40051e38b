/** All texts in both languages. The Chinese files are typed by the English ones, so a missing text does not compile. */
import * as enApp from './en/app'
import * as enChecks from './en/checks'
import * as enCommandLine from './en/command-line'
import * as enComparison from './en/comparison'
import * as enData from './en/data'
import * as enDecisions from './en/decisions'
import * as enDrivers from './en/drivers'
import * as enErrors from './en/errors'
import * as enForecast from './en/forecast'
import * as enFormulas from './en/formulas'
import * as enIndicators from './en/indicators'
import * as enLayers from './en/layers'
import * as enMatching from './en/matching'
import * as enMeasures from './en/measures'
import * as enNotes from './en/notes'
import * as enOutside from './en/outside'
import * as enPlan from './en/plan'
import * as enProjector from './en/projector'
import * as enPublishing from './en/publishing'
import * as enQuality from './en/quality'
import * as enReasons from './en/reasons'
import * as enRows from './en/rows'
import * as enScenarios from './en/scenarios'
import * as enWhy from './en/why'
import * as enWorkbooks from './en/workbooks'
import * as enWorklist from './en/worklist'
import * as zhApp from './zh-CN/app'
import * as zhChecks from './zh-CN/checks'
import * as zhCommandLine from './zh-CN/command-line'
import * as zhComparison from './zh-CN/comparison'
import * as zhData from './zh-CN/data'
import * as zhDecisions from './zh-CN/decisions'
import * as zhDrivers from './zh-CN/drivers'
import * as zhErrors from './zh-CN/errors'
import * as zhForecast from './zh-CN/forecast'
import * as zhFormulas from './zh-CN/formulas'
import * as zhIndicators from './zh-CN/indicators'
import * as zhLayers from './zh-CN/layers'
import * as zhMatching from './zh-CN/matching'
import * as zhMeasures from './zh-CN/measures'
import * as zhNotes from './zh-CN/notes'
import * as zhOutside from './zh-CN/outside'
import * as zhPlan from './zh-CN/plan'
import * as zhProjector from './zh-CN/projector'
import * as zhPublishing from './zh-CN/publishing'
import * as zhQuality from './zh-CN/quality'
import * as zhReasons from './zh-CN/reasons'
import * as zhRows from './zh-CN/rows'
import * as zhScenarios from './zh-CN/scenarios'
import * as zhWhy from './zh-CN/why'
import * as zhWorkbooks from './zh-CN/workbooks'
import * as zhWorklist from './zh-CN/worklist'

export const catalogues = {
  en: {
    app: enApp.app,
    checks: enChecks.checks,
    commandLine: enCommandLine.commandLine,
    comparison: enComparison.comparison,
    data: enData.data,
    decisions: enDecisions.decisions,
    drivers: enDrivers.drivers,
    errors: enErrors.errors,
    explanations: enMeasures.explanations,
    forecast: enForecast.forecast,
    formulas: enFormulas.formulas,
    indicators: enIndicators.indicators,
    layers: enLayers.layers,
    matching: enMatching.matching,
    outside: enOutside.outside,
    measures: enMeasures.measures,
    notes: enNotes.notes,
    plan: enPlan.plan,
    projector: enProjector.projector,
    publishing: enPublishing.publishing,
    quality: enQuality.quality,
    reasons: enReasons.reasons,
    rows: enRows.rows,
    scenarios: enScenarios.scenarios,
    why: enWhy.why,
    workbooks: enWorkbooks.workbooks,
    worklist: enWorklist.worklist,
  },
  'zh-CN': {
    app: zhApp.app,
    checks: zhChecks.checks,
    commandLine: zhCommandLine.commandLine,
    comparison: zhComparison.comparison,
    data: zhData.data,
    decisions: zhDecisions.decisions,
    drivers: zhDrivers.drivers,
    errors: zhErrors.errors,
    explanations: zhMeasures.explanations,
    forecast: zhForecast.forecast,
    formulas: zhFormulas.formulas,
    indicators: zhIndicators.indicators,
    layers: zhLayers.layers,
    matching: zhMatching.matching,
    outside: zhOutside.outside,
    measures: zhMeasures.measures,
    notes: zhNotes.notes,
    plan: zhPlan.plan,
    projector: zhProjector.projector,
    publishing: zhPublishing.publishing,
    quality: zhQuality.quality,
    reasons: zhReasons.reasons,
    rows: zhRows.rows,
    scenarios: zhScenarios.scenarios,
    why: zhWhy.why,
    workbooks: zhWorkbooks.workbooks,
    worklist: zhWorklist.worklist,
  },
} as const
