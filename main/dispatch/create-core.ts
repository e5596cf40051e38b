import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seedWorkspace } from '@main/services/workspace/init-workspace'
import { openWorkspace } from '@main/store/writing'
import { buildHandlers } from './build-handlers'
import { composeServices } from './compose-services'
import type { Core, CoreOptions, SecretStore } from './core'
import { createDispatcher } from './dispatcher'

/**
 * The composition root: opens the workspace and builds store, connectors, services and dispatch around it.
 * Throws `EvenkeelError` with a `WORKSPACE_*` code where the workspace cannot be opened.
 */
export async function createCore(options: CoreOptions, secrets: SecretStore): Promise<Core> {
  const now = new Date()
  const store = openWorkspace(options.workspace, {
    now: now.toISOString(),
    create: options.createSample === true,
  })
  if (options.createSample)
    seedWorkspace(store.db, { sample: true, language: options.language ?? 'en', now })
  const services = composeServices(store, options, secrets)
  if (options.language) services.settings.set({ language: options.language })
  if (options.shell !== 'cli') {
    // The command line sends when it is told to; a window sends by itself.
    services.publishing.start()
    // The first question of a window is the base plan: it is made while the page loads. Whoever asks hears of a failure.
    services.held.ensure('base').catch(() => undefined)
  }
  const { people, report, hub } = services
  return {
    dispatch: createDispatcher({
      handlers: buildHandlers(services, options, secrets),
      personOf: (caller) => (caller?.person ? people.find(caller.person) : people.current()),
      report,
    }),
    subscribe: hub.subscribe,
    async close() {
      await services.close()
      store.close()
    },
  }
}

/** Whether a folder already holds a workspace. */
export const isWorkspace = (folder: string): boolean => existsSync(join(folder, 'workspace.sqlite'))
