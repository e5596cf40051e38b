/** The usual beginning: a new workspace in the browser shell, the sample company pulled, a family open. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserShell } from './open-workstation'
import { WorkstationPage } from './workstation-page'

export interface OpenDesk {
  readonly desk: WorkstationPage
  /** Ends the program and removes its workspace. */
  close(): Promise<void>
}

/** `subject` is part of the folder's name. */
export async function deskOnFamily(subject: string, family: string): Promise<OpenDesk> {
  const home = await mkdtemp(join(tmpdir(), `evenkeel-${subject}-`))
  const opened = await browserShell.open(join(home, 'workspace'), 'en')
  const desk = new WorkstationPage(opened.page, 'en')
  await desk.pull()
  await desk.openFamily(family)
  return {
    desk,
    async close() {
      await opened.close()
      await rm(home, { recursive: true, force: true })
    },
  }
}
