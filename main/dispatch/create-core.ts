import type { Core, CoreOptions, SecretStore } from './core'

/**
 * The composition root: opens the workspace and builds store, connectors, services and dispatch around it.
 * Throws `EvenkeelError` with a `WORKSPACE_*` code where the workspace cannot be opened.
 */
export async function createCore(_options: CoreOptions, _secrets: SecretStore): Promise<Core> {
  throw new Error('not composed yet')
}
