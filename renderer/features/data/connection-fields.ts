/** Which settings a connection of each type has, in the order of the form. */
import type { ConnectionType } from '@shared/contract/snapshot-calls'
import { type ODataDialect, odataDialects } from '@shared/model/odata-dialects'
import { type PublishingWay, publishingWays } from '@shared/model/publishing-ways'
import { type SqlDriver, sqlDrivers } from '@shared/model/sql-drivers'

const authStyles = ['none', 'basic', 'bearer', 'header', 'query', 'oauth2', 'login'] as const
type AuthStyle = (typeof authStyles)[number]

export type ConnectionSettings = Readonly<Record<string, string | undefined>>

/** A value that a setting may have; `text` names its words. */
export interface Choice {
  readonly value: string
  readonly text:
    | SqlDriver
    | PublishingWay
    | 'tls_usual'
    | 'tls_verify'
    | 'tls_off'
    | 'no'
    | 'yes'
    | 'grant_refresh_token'
    | 'grant_client_credentials'
    | 'grant_jwt'
    | 'paging_links'
    | 'paging_keys'
    | `auth_${AuthStyle}`
    | `dialect_${ODataDialect}`
}

export interface ConnectionField {
  readonly name:
    | 'folder'
    | 'mapping'
    | 'target'
    | 'url'
    | 'user'
    | 'grant'
    | 'client'
    | 'auth'
    | 'keyName'
    | 'tokenUrl'
    | 'scope'
    | 'driver'
    | 'hostKey'
    | 'host'
    | 'port'
    | 'database'
    | 'schema'
    | 'tls'
    | 'authority'
    | 'timeZone'
    | 'targetCreate'
    | 'publish'
    | 'warehouse'
    | 'dialect'
    | 'sapClient'
    | 'targetService'
    | 'publisher'
    | 'modified'
    | 'overlapMinutes'
    | 'paging'
  readonly required: boolean
  /** The values it may have, where they are few; the first one holds where none is chosen. */
  readonly choices?: readonly Choice[]
  /** Where the same setting goes by another name with some types. */
  readonly label?: 'databaseFile' | 'targetSchema' | 'clientId' | 'remoteFolder'
  /** Words below the field. */
  readonly hint?:
    | 'mapping'
    | 'publish'
    | 'warehouse'
    | 'ownMapping'
    | 'setsMapping'
    | 'dialect'
    | 'targetService'
    | 'publisher'
    | 'modified'
    | 'overlapMinutes'
    | 'paging'
    | 'neededMapping'
    | 'host'
    | 'schema'
    | 'tls'
    | 'authority'
    | 'timeZone'
    | 'targetSchema'
    | 'hostKey'
    | 'grant'
  /** Whether it has a meaning beside the other settings. */
  readonly when?: (settings: ConnectionSettings) => boolean
}

/** A database server rather than a file. */
const atServer = ({ driver }: ConnectionSettings): boolean => driver !== 'sqlite'
const inFile = (settings: ConnectionSettings): boolean => !atServer(settings)
/** The driver of Oracle takes no certificates of ours. */
const takesAuthority = (settings: ConnectionSettings): boolean =>
  atServer(settings) && settings.driver !== 'oracle'
const writable = ({ driver = 'postgresql' }: ConnectionSettings): boolean => driver === 'postgresql'

const drivers = sqlDrivers.map((value): Choice => ({ value, text: value }))
const encryption: readonly Choice[] = [
  { value: '', text: 'tls_usual' },
  { value: 'verify', text: 'tls_verify' },
  { value: 'off', text: 'tls_off' },
]
const grants: readonly Choice[] = [
  { value: 'refresh_token', text: 'grant_refresh_token' },
  { value: 'client_credentials', text: 'grant_client_credentials' },
  { value: 'jwt', text: 'grant_jwt' },
]
const auths = authStyles.map((value): Choice => ({ value, text: `auth_${value}` }))
const signsInBy =
  (...styles: readonly AuthStyle[]) =>
  ({ auth = 'none' }: ConnectionSettings): boolean =>
    styles.some((style) => style === auth)
const yesOrNo: readonly Choice[] = [
  { value: 'no', text: 'no' },
  { value: 'yes', text: 'yes' },
]

const dialects = odataDialects.map((value): Choice => ({ value, text: `dialect_${value}` }))
const odataAuths = (['basic', 'oauth2'] as const).map(
  (value): Choice => ({ value, text: `auth_${value}` }),
)
const withPassword = ({ auth = 'basic' }: ConnectionSettings): boolean => auth === 'basic'
const ofSap = ({ dialect }: ConnectionSettings): boolean => dialect === 's4hana'
const ofDataverse = ({ dialect }: ConnectionSettings): boolean => dialect === 'dataverse'
const readsMapped = ({ mapping }: ConnectionSettings): boolean => Boolean(mapping?.trim())
/** A mapping names the time of the last change itself. */
const readsSets = (settings: ConnectionSettings): boolean => !readsMapped(settings)
const pagings = (['links', 'keys'] as const).map(
  (value): Choice => ({ value, text: `paging_${value}` }),
)

const waysToPublish = publishingWays.map((value): Choice => ({ value, text: value }))
const publishesDemand = ({ publish = '' }: ConnectionSettings): boolean =>
  publish === 'forecasts' || publish === 'mixed'

const fields: Readonly<Record<ConnectionType, readonly ConnectionField[]>> = {
  files: [
    { name: 'folder', required: true },
    { name: 'mapping', required: false, hint: 'mapping' },
    { name: 'target', required: false },
  ],
  odata: [
    { name: 'url', required: true },
    { name: 'dialect', required: false, choices: dialects, hint: 'dialect' },
    { name: 'auth', required: false, choices: odataAuths },
    { name: 'user', required: false, when: withPassword },
    { name: 'tokenUrl', required: true, when: signsInBy('oauth2') },
    { name: 'client', required: true, label: 'clientId', when: signsInBy('oauth2') },
    { name: 'scope', required: false, when: signsInBy('oauth2') },
    { name: 'sapClient', required: false, when: ofSap },
    { name: 'mapping', required: false, hint: 'setsMapping' },
    { name: 'timeZone', required: false, hint: 'timeZone', when: readsMapped },
    { name: 'targetService', required: false, hint: 'targetService' },
    { name: 'publisher', required: false, hint: 'publisher', when: ofDataverse },
    { name: 'modified', required: false, hint: 'modified', when: readsSets },
    { name: 'overlapMinutes', required: false, hint: 'overlapMinutes' },
    { name: 'paging', required: false, choices: pagings, hint: 'paging' },
    { name: 'authority', required: false, hint: 'authority' },
  ],
  rest: [
    { name: 'url', required: true },
    { name: 'mapping', required: true, hint: 'neededMapping' },
    { name: 'auth', required: false, choices: auths },
    { name: 'user', required: true, when: signsInBy('basic', 'login') },
    { name: 'keyName', required: true, when: signsInBy('header', 'query') },
    { name: 'tokenUrl', required: true, when: signsInBy('oauth2') },
    { name: 'client', required: true, label: 'clientId', when: signsInBy('oauth2') },
    { name: 'scope', required: false, when: signsInBy('oauth2') },
    { name: 'timeZone', required: false, hint: 'timeZone' },
    { name: 'authority', required: false, hint: 'authority' },
  ],
  salesforce: [
    { name: 'url', required: true },
    {
      name: 'grant',
      required: false,
      choices: grants,
      hint: 'grant',
    },
    { name: 'client', required: true },
    { name: 'user', required: true, when: ({ grant }) => grant === 'jwt' },
    { name: 'mapping', required: false, hint: 'ownMapping' },
    { name: 'timeZone', required: false, hint: 'timeZone' },
    { name: 'authority', required: false, hint: 'authority' },
  ],
  sftp: [
    { name: 'host', required: true },
    { name: 'port', required: false },
    { name: 'user', required: true },
    { name: 'hostKey', required: false, hint: 'hostKey' },
    { name: 'folder', required: false, label: 'remoteFolder' },
    { name: 'mapping', required: false, hint: 'mapping' },
  ],
  sql: [
    { name: 'driver', required: true, choices: drivers },
    { name: 'host', required: true, hint: 'host', when: atServer },
    { name: 'port', required: false, when: atServer },
    { name: 'database', required: true, when: atServer },
    { name: 'database', required: true, label: 'databaseFile', when: inFile },
    { name: 'user', required: false, when: atServer },
    { name: 'schema', required: false, hint: 'schema', when: atServer },
    { name: 'tls', required: false, choices: encryption, hint: 'tls', when: atServer },
    { name: 'authority', required: false, hint: 'authority', when: takesAuthority },
    { name: 'timeZone', required: false, hint: 'timeZone', when: writable },
    { name: 'mapping', required: false, hint: 'mapping' },
    {
      name: 'target',
      required: false,
      label: 'targetSchema',
      hint: 'targetSchema',
      when: writable,
    },
    {
      name: 'targetCreate',
      required: false,
      choices: yesOrNo,
      when: (settings) => writable(settings) && Boolean(settings.target?.trim()),
    },
  ],
  tryton: [
    { name: 'url', required: true },
    { name: 'database', required: true },
    { name: 'user', required: true },
    { name: 'publish', required: false, choices: waysToPublish, hint: 'publish' },
    { name: 'warehouse', required: false, hint: 'warehouse', when: publishesDemand },
    { name: 'authority', required: false, hint: 'authority' },
    { name: 'mapping', required: false, hint: 'ownMapping' },
  ],
}

/** The names of all settings that the form of a type knows; others are kept as they are. */
export const settingsInForm = (type: ConnectionType): ReadonlySet<string> =>
  new Set(fields[type].map(({ name }) => name))

/** The fields that have a meaning beside the settings so far. */
export const fieldsOf = (
  type: ConnectionType,
  settings: ConnectionSettings,
): readonly ConnectionField[] => fields[type].filter(({ when }) => !when || when(settings))

/** How the settings of a connection name the sample company, wherever the program is installed. */
export const sampleFolder = '@sample'
