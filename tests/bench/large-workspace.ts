import { join } from 'node:path'
import { openCore } from './core-client'
import { writeCompanyFiles } from './large-company/company-files'
import { companyOf } from './large-company/company-size'
import type { SampleWorkspace } from './sample-workspace'
import type { Workroom } from './workroom'

/** A workspace with a company of 10,000 demand and 10,000 supply lines pulled into it from files, closed. */
export async function makeLargeWorkspace(room: Workroom): Promise<SampleWorkspace> {
  const place = await room.folder()
  const source = join(place, 'source')
  await writeCompanyFiles(source, companyOf(10_000))
  const folder = join(place, 'workspace')
  const core = await openCore(folder)
  try {
    await core.call('connections.save', {
      name: 'large',
      type: 'files',
      settings: { folder: source },
    })
    const { snapshot } = await core.pull('large')
    return { folder, snapshot }
  } finally {
    await core.close()
  }
}
