/** Estimates the theta models. */
import { errorSize, spreadOf } from '../error-spread'
import type { PlainMethod } from '../levels/plain-method'
import { nelderMead, shareOf } from '../optimise/nelder-mead'
import {
  dynamicCost,
  lineThrough,
  staticCost,
  type ThetaParameters,
  thetaFrom,
  traceTheta,
} from './theta-run'

export type ThetaForm = 'standard' | 'optimised' | 'dynamic'

const impossible = 1e300

/** Evaluations at most. */
const mostAsked = { standard: 60, optimised: 120, dynamic: 120 } as const

/** Fiorucci et al. (2016) keep the smoothing within these; the weight from 1 on. */
const alphaOf = (number: number): number => 0.1 + 0.89 * shareOf(number)
const thetaOf = (number: number): number => 1 + Math.exp(number)

function estimate(y: Float64Array, form: ThetaForm): ThetaParameters {
  const unit = Math.max(1e-9, Math.abs(y[0]!) / 2, Math.abs(y[1]! - y[0]!))
  const line = lineThrough(y)
  const decode = (at: ArrayLike<number>): ThetaParameters => ({
    level: y[0]! + unit * at[0]!,
    alpha: alphaOf(at[1]!),
    theta: form === 'standard' ? 2 : thetaOf(at[2]!),
  })
  const cost = (at: Float64Array): number => {
    const far = Math.abs(at[1]!) > 12 || (form !== 'standard' && Math.abs(at[2]!) > 8)
    if (far) return impossible
    const { level, alpha, theta } = decode(at)
    const squares =
      form === 'dynamic'
        ? dynamicCost(y, alpha, theta, level)
        : staticCost(y, alpha, theta, level, line.intercept, line.slope)
    return Number.isFinite(squares) ? squares : impossible
  }
  const start = form === 'standard' ? [0, 0] : [0, 0, 0]
  const steps = form === 'standard' ? [0.3, 1] : [0.3, 1, 1]
  return decode(nelderMead(cost, start, steps, mostAsked[form], 1e-5).at)
}

/** A theta model of a series without season. */
export function fitTheta(form: ThetaForm): PlainMethod {
  return (y, horizon) => {
    if (y.length < 3) return { refused: 'too_short' }
    const parameters = estimate(y, form)
    const line = form === 'dynamic' ? null : lineThrough(y)
    const trace = traceTheta(y, parameters, line)
    const { alpha, theta } = parameters
    const from = (origin: number, into: Float64Array): boolean => {
      thetaFrom(trace, parameters, form === 'dynamic', origin, into)
      return origin >= 2
    }
    const forecast = new Float64Array(horizon)
    from(y.length, forecast)
    const response = new Float64Array(horizon).fill(alpha)
    response[0] = 1
    const spreads = spreadOf(errorSize(y, trace.fitted, 3), response)
    return {
      forecast,
      fitted: trace.fitted,
      ...spreads,
      parameters: { alpha, theta },
      forecastFrom: from,
      forecastAfter(values, into) {
        const own = form === 'dynamic' ? null : lineThrough(values)
        thetaFrom(
          traceTheta(values, parameters, own),
          parameters,
          form === 'dynamic',
          values.length,
          into,
        )
        return values.length >= 2
      },
    }
  }
}
