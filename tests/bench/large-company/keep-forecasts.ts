/** The forecasts of a sealed snapshot, kept beside it as a pull keeps them. */
import { versionOf } from '@main/planning/forecasting/forecast-key'
import { createForecastPool } from '@main/planning/forecasting/forecast-pool'
import { forecastTasksFrom } from '@main/planning/load-model'
import { startPlanning } from '@main/planning/planning-client'
import { createForecastMaker } from '@main/services/forecasting/make-forecasts'
import { openForecasts } from '@main/store/writing'
import { defaultDemandPolicy } from '@shared/model/demand-policy'
import { built } from '../built-files'

/** Answers the version of the program that forecast, under which they are kept. */
export async function keepForecasts(
  folder: string,
  snapshot: string,
  fileHash: string,
): Promise<string> {
  const version = versionOf(built.planningWorker)
  const store = openForecasts(folder)
  const pool = createForecastPool(built.planningWorker, { workspace: folder, version })
  const planning = startPlanning(built.planningWorker, folder, () => undefined)
  try {
    const maker = createForecastMaker({
      store,
      pool,
      planning,
      version,
      policy: () => defaultDemandPolicy,
      now: () => new Date(),
    })
    const tasks = forecastTasksFrom(folder)(snapshot, fileHash, new Map())
    await maker.ofTasks(tasks, () => undefined, new AbortController().signal)
    return version
  } finally {
    await Promise.all([planning.close(), pool.close()])
    store.close()
  }
}
