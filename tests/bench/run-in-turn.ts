/** Runs that share the machine's moods: the measured one and its reference in turn. */
export interface Turns {
  /** At least five. */
  readonly runs: number
  /** Runs of both before the first that counts. */
  readonly warmUps?: number
}

/** Both answer one figure a run; each is told the number of the run, warm-ups included. */
export async function runInTurn(
  { runs, warmUps = 1 }: Turns,
  measured: (run: number) => Promise<number> | number,
  reference: (run: number) => Promise<number> | number,
): Promise<{ values: number[]; reference: number[] }> {
  const values: number[] = []
  const references: number[] = []
  for (let run = 0; run < warmUps + runs; run += 1) {
    values.push(await measured(run))
    references.push(await reference(run))
  }
  return { values: values.slice(warmUps), reference: references.slice(warmUps) }
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}
