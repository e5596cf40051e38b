/** Forecasts that a change of a plan waits for: told of as they are made, and given up where nobody wants to wait. */
import type { EventName, EventPayload } from '@shared/contract/contract'
import { EvenkeelError } from '@shared/contract/error-codes'
import { inPauses } from './in-pauses'
import type { TellForecasts } from './make-forecasts'

export interface ForecastsUnderWay {
  /** Runs `make`; what it tells goes out as `forecast.progress` of the scenario. Rejects with CANCELLED once it is given up. */
  run(
    scenario: string,
    make: (tell: TellForecasts, signal: AbortSignal) => Promise<void>,
  ): Promise<void>
  /** Gives up what changes of the scenario wait for; what was made until then is kept. */
  stop(scenario: string): void
}

export function createForecastsUnderWay(
  emit: <N extends EventName>(name: N, payload: EventPayload<N>) => void,
): ForecastsUnderWay {
  const running = new Map<string, Set<AbortController>>()
  return {
    async run(scenario, make) {
      const controller = new AbortController()
      const those = running.get(scenario) ?? new Set()
      running.set(scenario, those.add(controller))
      try {
        await make(
          inPauses((done, total) => emit('forecast.progress', { scenario, done, total })),
          controller.signal,
        )
      } finally {
        those.delete(controller)
        if (those.size === 0) running.delete(scenario)
      }
    },
    stop(scenario) {
      for (const controller of running.get(scenario) ?? [])
        controller.abort(new EvenkeelError('CANCELLED'))
    },
  }
}
