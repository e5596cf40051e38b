import { editToClient } from './edit-to-client'
import { gridEdit } from './grid-edit'
import type { Measurement } from './measurement'
import { pullCsv } from './pull-csv'
import { pullOData } from './pull-odata'
import { startCold } from './start-cold'
import { storeAppend } from './store-append'

/** In the order in which they run when none is named. */
export const allMeasurements: readonly Measurement[] = [
  startCold,
  pullCsv,
  pullOData,
  editToClient,
  storeAppend,
  gridEdit,
]
