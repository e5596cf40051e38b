/** The SFTP drop as a type of connection. */
import { isAbsolute } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { checkSettings } from '../../check-settings'
import type { ConnectorType } from '../../connector-type'
import { loadMapping } from '../../mapping/load-mapping'
import type { SettingReason } from '../../reasons'
import { addressOf } from './sftp-client'
import { createSftpConnector } from './sftp-connector'

const because = (reason: SettingReason): string => reason
const text = z.string().trim()
const wholeNumber = (least: number, most: number) => z.coerce.number().int().min(least).max(most)
const megabyte = 1024 * 1024

const settingsShape = z.strictObject({
  host: text.min(1).refine((host) => !/[/@]/.test(host), because('not_a_host')),
  port: z.literal('').or(wholeNumber(1, 65_535)).default(''),
  user: text.min(1),
  /** Folder at the server. */
  folder: text.default('.').transform((folder) => folder.replace(/\/+$/, '') || '.'),
  /** Fingerprint of the server's key, as the error of the first try shows it. */
  hostKey: text.regex(/^(SHA256:[A-Za-z0-9+/]{43})?$/).default(''),
  timeoutSeconds: wholeNumber(1, 3_600).default(30),
  fileLimitMb: wholeNumber(1, 100_000).default(1_024),
  totalLimitMb: wholeNumber(1, 100_000).default(4_096),
  mapping: text
    .refine((path) => path === '' || isAbsolute(path), because('not_an_absolute_path'))
    .default(''),
})

export const sftpType: ConnectorType = {
  type: 'sftp',
  capabilities: {
    read: true,
    incremental: true,
    publish: false,
    conditional: 'none',
    needsSecret: true,
  },
  create(given, secret) {
    const settings = checkSettings(settingsShape, given)
    const { host, port, user, folder, hostKey, timeoutSeconds, mapping } = settings
    const place = { host, port: port || 22, user, hostKey, timeoutSeconds }
    if (secret === null) throw new EvenkeelError('SECRET_MISSING', { name: addressOf(place) })
    const fileLimit = settings.fileLimitMb * megabyte
    const totalLimit = settings.totalLimitMb * megabyte
    return createSftpConnector(
      { ...place, folder, fileLimit, totalLimit },
      secret,
      mapping === '' ? null : loadMapping(mapping),
    )
  },
}
