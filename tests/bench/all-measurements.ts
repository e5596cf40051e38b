import { editToClient } from './edit-to-client'
import { engineFork } from './engine/fork-scenario'
import { engineFull, engineFull100k } from './engine/full-calculation'
import { engineLoad } from './engine/load-snapshot'
import { enginePaste } from './engine/paste-cells'
import { scenarioMemory } from './engine/scenario-memory'
import { engineEdit } from './engine/single-edit'
import { engineTopSplit } from './engine/top-split'
import { monthlySeries } from './forecast/monthly-series'
import { tenThousandLines } from './forecast/ten-thousand-lines'
import { gridMemory } from './grid/grid-memory'
import { gridOpen } from './grid/grid-open'
import { gridPaste } from './grid/grid-paste'
import { gridFlingFrame, gridScrollFrame } from './grid/grid-scroll'
import { gridScenarioSwitch } from './grid/scenario-switch'
import { gridEdit } from './grid-edit'
import { importXlsx } from './import-xlsx'
import type { Measurement } from './measurement'
import { pullCsv } from './pull-csv'
import { pullIncremental } from './pull-incremental'
import { pullOData } from './pull-odata'
import { pullSql } from './pull-sql'
import { startCold } from './start-cold'
import { storeAppend } from './store-append'

/** In the order in which they run when none is named. */
export const allMeasurements: readonly Measurement[] = [
  startCold,
  pullCsv,
  importXlsx,
  pullOData,
  pullIncremental,
  pullSql,
  engineFull,
  engineEdit,
  editToClient,
  engineTopSplit,
  enginePaste,
  engineFork,
  scenarioMemory,
  engineLoad,
  engineFull100k,
  storeAppend,
  gridOpen,
  gridScrollFrame,
  gridFlingFrame,
  gridEdit,
  gridPaste,
  gridScenarioSwitch,
  monthlySeries,
  tenThousandLines,
  gridMemory,
]
