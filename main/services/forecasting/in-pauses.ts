import type { TellForecasts } from './make-forecasts'

const pause = 100

/** Tells at most every tenth of a second, and always of the end. */
export function inPauses(
  tell: TellForecasts,
  clock: () => number = () => performance.now(),
): TellForecasts {
  let told = Number.NEGATIVE_INFINITY
  return (done, total) => {
    if (done < total && clock() - told < pause) return
    told = clock()
    tell(done, total)
  }
}
