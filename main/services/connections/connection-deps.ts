/** What connections need from the rest of the program. */
import type { WriteConnection } from '@main/store/writing'
import type { Topic } from '@shared/contract/contract'

/** Where secrets are kept; `SecretStore` of dispatch, as far as it is needed here. */
export interface Secrets {
  readonly kept: boolean
  get(name: string): Promise<string | undefined>
  set(name: string, secret: string): Promise<void>
  remove(name: string): Promise<void>
}

export interface ConnectionDeps {
  readonly db: WriteConnection
  readonly secrets: Secrets
  /** Folder of the workspace: relative paths are meant within it. */
  readonly folder: string
  /** The `resources` folder of the installation. */
  readonly resources: string
  changed(topics: readonly Topic[]): void
}
