import { join } from 'node:path'
import { openCore } from './core-client'
import type { Workroom } from './workroom'

export interface SampleWorkspace {
  readonly folder: string
  readonly snapshot: string
}

/** A workspace with the sample company pulled into it, closed. */
export async function makeSampleWorkspace(room: Workroom): Promise<SampleWorkspace> {
  const folder = join(await room.folder(), 'workspace')
  const core = await openCore(folder)
  try {
    const { snapshot } = await core.pull()
    return { folder, snapshot }
  } finally {
    await core.close()
  }
}
