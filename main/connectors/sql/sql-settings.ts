/** The settings of a connection to a database. */
import { isAbsolute } from 'node:path'
import { sqlDrivers } from '@shared/model/sql-drivers'
import { z } from 'zod'
import { isZone } from '../clock-of-zone'
import type { SettingReason } from '../reasons'
import { because, fileOrNone, isLoopback, wholeNumber, yesOrNo } from '../setting-shapes'

const text = z.string().trim()

export const sqlSettingsShape = z
  .strictObject({
    driver: z.enum(sqlDrivers).default('postgresql'),
    /** Name or address; a path is the folder of PostgreSQL's socket. */
    host: text.default(''),
    /** The system's usual one where empty. */
    port: z.literal('').or(wholeNumber(1, 65_535)).default(''),
    /** Its name; of SQLite the file. */
    database: text.min(1),
    user: text.default(''),
    /** Where the tables are; what the user signs in to where empty. */
    schema: text.default(''),
    /** `verify`: encrypted, and the certificate must be good. Connections within this machine need none. */
    tls: z.enum(['verify', 'off', '']).default(''),
    /** Certificates of an authority of one's own, as a PEM file. */
    authority: fileOrNone,
    /** The zone in which the day of a time with zone is told; the server's where empty. */
    timeZone: text.refine((zone) => zone === '' || isZone(zone)).default(''),
    /** For signing in. */
    timeoutSeconds: wholeNumber(1, 3_600).default(30),
    /** For each statement. */
    statementSeconds: wholeNumber(1, 86_400).default(300),
    mapping: fileOrNone,
    /** The schema whose tables take published records; empty where none do. */
    target: text.default(''),
    /** Whether those tables may be made where they are not there. */
    targetCreate: yesOrNo,
  })
  .superRefine((settings, context) => {
    const wrong = (path: string, reason: SettingReason) =>
      context.addIssue({ code: 'custom', path: [path], message: because(reason) })
    if (settings.driver === 'sqlite') {
      if (!isAbsolute(settings.database)) wrong('database', 'not_an_absolute_path')
    } else if (settings.host === '') wrong('host', 'missing')
    if (settings.target !== '' && settings.driver !== 'postgresql')
      wrong('target', 'not_written_to')
    if (settings.authority !== '' && settings.driver === 'oracle') wrong('authority', 'not_taken')
    if (settings.host.includes('@') || settings.host.includes('://')) wrong('host', 'not_a_host')
  })

export type SqlSettings = z.infer<typeof sqlSettingsShape>

/** Whether the connection is encrypted and its certificate checked: always, but within this machine, or where it was switched off. */
export const verifiesTls = ({ host, tls }: SqlSettings): boolean =>
  tls === '' ? !isLoopback(host) && !host.startsWith('/') : tls === 'verify'
