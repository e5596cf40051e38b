/** In which order the planning thread, which answers one question after the other, is asked. */
import type { PlanningMethod, PlanningRequest } from './planning-requests'

/** Sums and records of the whole plan: nobody types behind them, and each takes longer than many edits. */
const patient: ReadonlySet<PlanningMethod> = new Set([
  'overview',
  'exceptions',
  'countExceptions',
  'forecastOfNode',
  'pipeline',
  'events',
  'outside',
  'accuracy',
  'addedValue',
  'overrideRecord',
  'waterfall',
  'finance',
  'operations',
])

/** What somebody waits for with a key still under the finger; all else keeps its turn behind what was asked before. */
const overtaking: ReadonlySet<PlanningMethod> = new Set([
  'has',
  'openView',
  'closeView',
  'rowPath',
  'prepare',
  'preview',
  'prepareLocks',
  'apply',
])

export interface QuestionOrder {
  put(request: PlanningRequest): void
  answered(id: number): void
  /** The thread is gone, and nobody waits for an answer any more. */
  forget(): void
}

/** Patient questions go out one at a time, while the thread has nothing else to do: what follows an answer at once, as an edit follows its split, comes first. */
export function createQuestionOrder(
  post: (request: PlanningRequest) => void,
  /** Of one that could not be sent, at once or when its turn came. */
  refuse: (id: number, error: unknown) => void,
): QuestionOrder {
  let waiting: PlanningRequest[] = []
  const asked = new Set<number>()
  let due = false

  const send = (request: PlanningRequest): void => {
    try {
      post(request)
      asked.add(request.id)
    } catch (error) {
      refuse(request.id, error)
      whenIdle()
    }
  }
  const sendAll = (): void => {
    const all = waiting
    waiting = []
    for (const request of all) send(request)
  }
  const whenIdle = (): void => {
    if (due || waiting.length === 0 || asked.size > 0) return
    due = true
    setImmediate(() => {
      due = false
      const next = asked.size === 0 ? waiting.shift() : undefined
      if (next) send(next)
    })
  }
  return {
    put(request) {
      if (patient.has(request.method)) {
        waiting.push(request)
        whenIdle()
        return
      }
      if (!overtaking.has(request.method)) sendAll()
      send(request)
    },
    answered(id) {
      asked.delete(id)
      whenIdle()
    },
    forget() {
      waiting = []
      asked.clear()
    },
  }
}
