/** Folders and processes of one measurement, gone after it whatever happens. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface Workroom {
  /** A new empty folder. */
  folder(): Promise<string>
  /** Runs at the end, the last one given first. */
  atEnd(work: () => unknown): void
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
