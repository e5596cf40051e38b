/** A workspace with a large company in it, made once for all measurements of a run: its pull forecasts every line. */
import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { closeConnection, listSnapshots, openWorkspaceForReading } from '@main/store/reading'
import { openCore } from './core-client'
import { writeCompanyFiles } from './large-company/company-files'
import { companyOf } from './large-company/company-size'
import type { SampleWorkspace } from './sample-workspace'
import { madeOnce, type Workroom } from './workroom'

/** 10,000 demand and 10,000 supply lines pulled from files, closed; the forecasts are made. */
export async function makeLargeWorkspace(room: Workroom): Promise<SampleWorkspace> {
  const folder = join(await room.folder(), 'workspace')
  await cp(await madeOnce(room, 'large-workspace', makeCompany), folder, { recursive: true })
  const db = openWorkspaceForReading(folder)
  try {
    const [latest] = listSnapshots(db)
    if (!latest) throw new Error('the large company was not pulled')
    return { folder, snapshot: latest.snapshot }
  } finally {
    closeConnection(db)
  }
}

async function makeCompany(folder: string): Promise<void> {
  const source = `${folder}-source`
  await writeCompanyFiles(source, companyOf(10_000))
  const core = await openCore(folder)
  try {
    await core.call('connections.save', {
      name: 'large',
      type: 'files',
      settings: { folder: source },
    })
    await core.pull('large')
  } finally {
    await core.close()
  }
}
