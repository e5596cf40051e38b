/** Everything that could forecast an item, with the errors each has made: what a planner chooses among. */
import type { ForecastCandidate } from '@shared/contract/forecast-calls'
import { type ForecastSetting, usualSetting } from '@shared/model/forecast-setting'
import type { MethodKey } from '@shared/model/forecast-words'
import { availableMethods } from '../forecast/method-registry'
import type { SeriesForecast } from '../forecast/series-forecast'
import { toldErrors } from './forecast-errors'
import { type Forecaster, makeForecast, taskOf } from './forecast-task'
import type { ItemHistory } from './item-history'
import type { JointPart } from './joint-demand'

const monthsSummed = 12

/** The combination first, then every method in the order in which they are listed. The combination is the one that would be used without a pin. Of a demand that is shared, years are the item's `part`; errors are those of the whole. */
export function forecastCandidates(
  history: ItemHistory,
  horizon: number,
  setting: ForecastSetting | undefined,
  forecaster: Forecaster,
  part?: JointPart,
): ForecastCandidate[] {
  const yearOf = (ahead: Float64Array): number =>
    ahead
      .subarray(0, monthsSummed)
      .reduce((sum, value, h) => sum + (part ? value * part.units * part.ahead[h]! : value), 0)
  const { method, leaveOut, decisions } = setting ?? usualSetting
  const combined = forecaster.forecast(
    taskOf(history, horizon, { method: 'combination', leaveOut, decisions }),
  )
  const members = new Map(combined.members.map((member) => [member.key, member]))
  const pinned = method !== 'combination' && alone(method).method === method

  /** Not kept, but made when somebody looks. */
  function alone(key: MethodKey): SeriesForecast {
    return makeForecast(taskOf(history, horizon, { method: key, leaveOut: [], decisions }))
  }

  function candidate(key: MethodKey): ForecastCandidate {
    const member = members.get(key)
    const left = leaveOut.includes(key)
    if (member?.refused && !left)
      return { method: key, part: 'refused', refused: member.refused, errors: null, year: null }
    if (member?.forecast)
      return {
        method: key,
        part: pinned ? (method === key ? 'used' : 'spare') : 'member',
        refused: null,
        errors: toldErrors(member.errors),
        year: yearOf(member.forecast),
      }
    const own = alone(key)
    const fits = own.method === key
    return {
      method: key,
      part: fits ? (left ? 'left_out' : method === key ? 'used' : 'spare') : 'refused',
      refused: fits ? null : (own.members.find((one) => one.key === key)?.refused ?? null),
      errors: fits ? toldErrors(own.errors) : null,
      year: fits ? yearOf(own.forecast) : null,
    }
  }

  return [
    {
      method: 'combination',
      part: pinned ? 'spare' : 'used',
      refused: null,
      errors: toldErrors(combined.errors),
      year: yearOf(combined.forecast),
    },
    ...availableMethods.map(candidate),
  ]
}
