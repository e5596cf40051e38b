import { median } from './summarise-runs'

/** Runs that share the machine's moods: the measured one and its reference in turn. */
export interface Turns {
  /** At least five. */
  readonly runs: number
  /** Runs of both before the first that counts. */
  readonly warmUps?: number
  /** Measured runs one after another before the reference has its turn: one that walks through more memory than the processor keeps at hand leaves what follows it slower than it is; 1 where left out. */
  readonly inARow?: number
}

/** Both answer one figure a run; each is told the number of the run, warm-ups included. */
export async function runInTurn(
  { runs, warmUps = 1, inARow = 1 }: Turns,
  measured: (run: number) => Promise<number> | number,
  reference: (run: number) => Promise<number> | number,
): Promise<{ values: number[]; reference: number[] }> {
  const values: number[] = []
  const references: number[] = []
  for (let run = 0; run < warmUps + runs; run += 1) {
    values.push(await measured(run))
    if ((run + 1) % inARow === 0) references.push(await reference(run))
  }
  return {
    values: values.slice(warmUps),
    reference: references.slice(Math.floor(warmUps / inARow)),
  }
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

export interface ProcessorWatch {
  /** Milliseconds on the clock that `work` takes; its processor time is kept. */
  timed(work: () => unknown): number
  /** The same of work that waits, with all threads of this process. */
  timedAsync(work: () => Promise<unknown>): Promise<number>
  /** Says the median processor time of all that was timed: what the same work takes where nothing else runs. */
  words(): string
}

/** For work in this process alone: its clock runs on while other programs have the processors. */
export function watchProcessor(): ProcessorWatch {
  const spent: number[] = []
  const begin = (): (() => number) => {
    const before = process.cpuUsage()
    const begun = performance.now()
    return () => {
      const milliseconds = performance.now() - begun
      const { user, system } = process.cpuUsage(before)
      spent.push((user + system) / 1000)
      return milliseconds
    }
  }
  return {
    timed(work) {
      const end = begin()
      work()
      return end()
    },
    async timedAsync(work) {
      const end = begin()
      await work()
      return end()
    },
    words: () => `${Number(median(spent).toPrecision(3))} ms of processor time`,
  }
}
