/** Which settings a connection of each type has, in the order of the form. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'

export interface ConnectionField {
  readonly name: 'folder' | 'mapping' | 'target' | 'url' | 'user'
  readonly required: boolean
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
  ],
}

export const takesSecret = (type: ConnectionType): boolean => type === 'odata'

/** How the settings of a connection name the sample company, wherever the program is installed. */
export const sampleFolder = '@sample'
