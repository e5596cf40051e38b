/** The SFTP drop as a type of connection. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { z } from 'zod'
import { checkSettings } from '../../check-settings'
import type { ConnectorType } from '../../connector-type'
import { loadMapping } from '../../mapping/load-mapping'
import { because, fileOrNone, wholeNumber } from '../../setting-shapes'
import { addressOf } from './sftp-client'
import { createSftpConnector } from './sftp-connector'

const text = z.string().trim()
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
  mapping: fileOrNone,
})

export const sftpType: ConnectorType = {
  type: 'sftp',
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
