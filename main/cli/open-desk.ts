/** Opens the workspace for a command: once, and closed when the command is done. */
import { resolve } from 'node:path'
import type { Core } from '@main/dispatch/core'
import type { Language } from '@shared/contract/app-calls'
import { translate } from '@shared/messages/translate'
import { type Desk, deskOver } from './desk'
import { findPerson } from './lookups'
import type { Program } from './program'
import { sessionSecrets } from './session-secrets'

export interface DeskOpener {
  open(): Promise<Desk>
  close(): Promise<void>
}

/** Nothing is opened before the first `open`. */
export function deskOpener(
  program: Program,
  folder: string,
  language: Language,
  person: string | undefined,
): DeskOpener {
  let core: Promise<Core> | undefined
  let desk: Promise<Desk> | undefined
  async function openDesk(): Promise<Desk> {
    const prompt = (name: string) => translate(language, 'commandLine.secret_prompt', { name })
    core = program.createCore(
      {
        workspace: resolve(folder),
        resources: program.resources,
        planningWorker: program.planningWorker,
        shell: 'cli',
      },
      sessionSecrets(program.terminal, prompt),
    )
    const own = deskOver(await core)
    return person === undefined ? own : own.as((await findPerson(own, person)).person)
  }
  return {
    open() {
      desk ??= openDesk()
      return desk
    },
    async close() {
      const opened = await core?.catch(() => undefined)
      await opened?.close()
    },
  }
}
