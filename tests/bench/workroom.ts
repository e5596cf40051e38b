/** Folders and processes of one measurement, gone after it whatever happens. */
import { mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Workroom {
  /** A new empty folder. */
  folder(): Promise<string>
  /** Runs at the end, the last one given first. */
  atEnd(work: () => unknown): void
}

/** Names the folder of what several measurements of one run share. */
export const sharedVariable = 'EVENKEEL_BENCH_SHARED'

/** A folder that only the first measurement of a run has to make; alone, each makes its own. To be copied, not written into. */
export async function madeOnce(
  room: Workroom,
  name: string,
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(process.env[sharedVariable] ?? (await room.folder()), name)
  const known = await stat(folder).catch(() => null)
  if (!known) {
    // What was given up half-way is never taken for whole.
    const making = `${folder}-in-the-making`
    await rm(making, { recursive: true, force: true })
    await make(making)
    await rename(making, folder)
  }
  return folder
}

export async function inWorkroom<T>(work: (room: Workroom) => Promise<T>): Promise<T> {
  const endings: (() => unknown)[] = []
  const room: Workroom = {
    async folder() {
      const folder = await mkdtemp(join(tmpdir(), 'evenkeel-bench-'))
      endings.push(() => rm(folder, { recursive: true, force: true }))
      return folder
    },
    atEnd: (ending) => void endings.push(ending),
  }
  try {
    return await work(room)
  } finally {
    for (const ending of endings.reverse()) await ending()
  }
}
