/** Threads that forecast, as many as the machine has cores, away from windows, files and plans. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { FamilyForecast, FamilyTask } from '@main/engine/baseline/family-forecast'
import type { BenchedForecast, ForecastTask, PoolTask } from '@main/engine/baseline/forecast-task'

/** Series that a thread is given at a time: some tens of milliseconds of work. */
const batchSize = 8
/** Threads that have had nothing to do for this long are ended. */
const idleMilliseconds = 30_000
const mostThreads = 8
/** What they make is soon of no use: more room would be filled before anything is cleared away, in every one of them. */
const youngMegabytes = 6

export interface ForecastBatch {
  readonly at: number
  readonly tasks: readonly PoolTask[]
}

export interface ForecastedBatch {
  readonly at: number
  readonly forecasts: readonly (BenchedForecast | FamilyForecast)[]
}

export interface ForecastPool {
  /**
   * Forecasts every task and tells of them as they come, in any order; `at` is the place of the first of them among the
   * tasks. Rejects with the signal's reason, what `done` throws, or what ended a thread.
   */
  forecast(
    tasks: readonly ForecastTask[],
    done: (at: number, forecasts: readonly BenchedForecast[]) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** The same of families, whose nodes are kept in the pool's workspace. */
  families(
    tasks: readonly FamilyTask[],
    done: (at: number, families: readonly FamilyForecast[]) => void,
    signal: AbortSignal,
  ): Promise<void>
  /** Ends the threads that have nothing to do, instead of keeping them a while for what may come. */
  rest(): void
  close(): Promise<void>
}

/** Where forecasts are kept, and of which program. */
export interface KeptWhere {
  readonly workspace: string
  readonly version: string
}

/** `file`: the built planning thread, which forecasts where it is told to; `kept` for pools that make families. */
export function createForecastPool(file: string, kept?: KeptWhere): ForecastPool {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  let timer: NodeJS.Timeout | undefined
  const closing = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()

  function start(): Worker {
    const worker = new Worker(file, {
      name: 'forecasting',
      workerData: { forecasting: true, ...kept },
      resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes },
    })
    all.add(worker)
    worker.on('exit', () => {
      all.delete(worker)
      const at = idle.indexOf(worker)
      if (at >= 0) idle.splice(at, 1)
    })
    // Without work it keeps nobody waiting.
    worker.unref()
    return worker
  }

  const endIdle = (): void => {
    for (const worker of idle.splice(0)) void worker.terminate()
  }

  async function run<Task extends PoolTask, Made extends BenchedForecast | FamilyForecast>(
    tasks: readonly Task[],
    size: number,
    done: (at: number, made: readonly Made[]) => void,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted()
    clearTimeout(timer)
    let next = 0
    const work = async (worker: Worker): Promise<void> => {
      while (next < tasks.length) {
        const at = next
        next += size
        const batch: ForecastBatch = { at, tasks: tasks.slice(at, at + size) }
        done(at, (await ask(worker, batch, signal)).forecasts as readonly Made[])
      }
    }
    const threads = Math.min(mostThreads, availableParallelism(), Math.ceil(tasks.length / size))
    const busy = Array.from({ length: threads }, () => idle.pop() ?? start())
    try {
      await Promise.all(busy.map(work))
      idle.push(...busy)
    } catch (error) {
      // Whatever they are at is of no use any more.
      for (const worker of busy) void worker.terminate()
      throw error
    }
    timer = setTimeout(endIdle, idleMilliseconds).unref()
  }

  function inTurn<Task extends PoolTask, Made extends BenchedForecast | FamilyForecast>(
    tasks: readonly Task[],
    size: number,
    done: (at: number, made: readonly Made[]) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const either = AbortSignal.any([signal, closing.signal])
    const result = queue.then(() => run(tasks, size, done, either))
    queue = result.catch(() => undefined)
    return result
  }

  return {
    forecast: (tasks, done, signal) => inTurn(tasks, batchSize, done, signal),
    families: (tasks, done, signal) => inTurn(tasks, 1, done, signal),
    rest() {
      clearTimeout(timer)
      endIdle()
    },
    async close() {
      closing.abort()
      await queue
      clearTimeout(timer)
      await Promise.all([...all].map((worker) => worker.terminate()))
    },
  }
}

function ask(worker: Worker, batch: ForecastBatch, signal: AbortSignal): Promise<ForecastedBatch> {
  const answer = Promise.withResolvers<ForecastedBatch>()
  const stop = (): void => answer.reject(signal.reason)
  const ended = (code: number): void => answer.reject(new Error(`forecasting ended with ${code}`))
  signal.addEventListener('abort', stop, { once: true })
  worker.once('message', answer.resolve)
  worker.once('error', answer.reject)
  worker.once('exit', ended)
  worker.ref()
  worker.postMessage(batch)
  return answer.promise.finally(() => {
    signal.removeEventListener('abort', stop)
    worker.off('message', answer.resolve)
    worker.off('error', answer.reject)
    worker.off('exit', ended)
    worker.unref()
  })
}
