/** Which settings a connection of each type has, in the order of the form. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'

export interface ConnectionField {
  readonly name: 'folder' | 'mapping' | 'target' | 'url' | 'user' | 'grant' | 'client' | 'authority'
  readonly required: boolean
  /** The words to choose from; the first is what holds where nothing is chosen. */
  readonly choices?: readonly ('refresh_token' | 'client_credentials' | 'jwt')[]
}

export const fieldsOf: Readonly<Record<ConnectionType, readonly ConnectionField[]>> = {
  files: [
    { name: 'folder', required: true },
    { name: 'mapping', required: false },
    { name: 'target', required: false },
  ],
  odata: [
    { name: 'url', required: true },
    { name: 'user', required: false },
    { name: 'authority', required: false },
  ],
  salesforce: [
    { name: 'url', required: true },
    {
      name: 'grant',
      required: false,
      choices: ['refresh_token', 'client_credentials', 'jwt'],
    },
    { name: 'client', required: true },
    { name: 'user', required: false },
    { name: 'mapping', required: false },
    { name: 'authority', required: false },
  ],
}

export const takesSecret = (type: ConnectionType): boolean => type !== 'files'

/** How the settings of a connection name the sample company, wherever the program is installed. */
export const sampleFolder = '@sample'
