/** The files connector as a type of connection. */
import { isAbsolute } from 'node:path'
import { z } from 'zod'
import { checkSettings } from '../check-settings'
import type { ConnectorType } from '../connector-type'
import { loadMapping } from '../mapping/load-mapping'
import type { SettingReason } from '../reasons'
import { createFilesConnector } from './files-connector'
import { createFolderTarget } from './target/folder-target'

const absolute = z
  .string()
  .trim()
  .refine(isAbsolute, 'not_an_absolute_path' satisfies SettingReason)

const settingsShape = z.strictObject({
  /** Where the tables are. `@sample` is resolved by the caller. */
  folder: absolute,
  /** Where published records go; empty where none are. */
  target: absolute.or(z.literal('')).default(''),
  /** Whether the target folder may be made. Its parent never is: a network drive that is away must stay noticed. */
  targetCreate: z.enum(['yes', 'no']).default('yes'),
  /** The mapping's document; empty where files and headings are named as in the data standard. Names of shipped mappings are resolved by the caller. */
  mapping: absolute.or(z.literal('')).default(''),
})

export const filesType: ConnectorType = {
  type: 'files',
  create(settings) {
    const { folder, target, targetCreate, mapping } = checkSettings(settingsShape, settings)
    const options = { folder: target, create: targetCreate === 'yes' }
    return createFilesConnector(
      folder,
      target === '' ? undefined : createFolderTarget(options),
      mapping === '' ? null : loadMapping(mapping),
    )
  },
}
