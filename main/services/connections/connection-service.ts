/** The `connections.*` calls, and the opening of connectors for whoever pulls or publishes. */
import type { Connector, Identity } from '@main/connectors/connector'
import { createConnector } from '@main/connectors/create-connector'
import {
  getConnection,
  getSetting,
  listConnections,
  type StoredConnection,
} from '@main/store/reading'
import { deleteConnection, putConnection, setSetting, transaction } from '@main/store/writing'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { Connection } from '@shared/contract/snapshot-calls'
import { capabilitiesOf } from '@shared/model/connection-capabilities'
import type { ConnectionDeps } from './connection-deps'
import { digestOf } from './digest-of-settings'
import { forgetFeed } from './forget-feed'
import { forgetEdited } from './kept-mapping'
import { resolveSettings } from './resolve-settings'
import { capabilitiesHere } from './takes-records'

export interface ConnectionService {
  list(): Promise<Connection[]>
  /** Adds or changes. The first connection becomes the source, the first that can be published to the target. Throws CONNECTION_INVALID {field, reason}. */
  save(connection: StoredConnection): Promise<Connection>
  /** Forgets the connection and its secret. Throws CONNECTION_MISSING. */
  remove(name: string): Promise<void>
  /** Keeps the secret; an empty one is forgotten. `kept` is false where it lives only until the program ends. */
  setSecret(name: string, secret: string): Promise<{ kept: boolean }>
  /** Signs in and says as whom. Throws what the connector throws. */
  test(name: string, signal?: AbortSignal): Promise<Identity>
  /** A connector of the connection, with some settings as they would be; the caller closes it. Throws CONNECTION_MISSING, SECRET_MISSING, CONNECTION_INVALID, MAPPING_INVALID. */
  open(name: string, instead?: Readonly<Record<string, string>>): Promise<Connector>
  /** Digest of all that decides how the connection is read: its type, its settings, its mapping and the data standard. Throws CONNECTION_MISSING. */
  digest(name: string): string
}

const roles = ['source', 'target'] as const

/** A secret was given for one place and one name; it is not carried to another. */
const leadsElsewhere = (before: StoredConnection, after: StoredConnection): boolean =>
  before.type !== after.type ||
  [
    'url',
    'host',
    'port',
    'database',
    'driver',
    'user',
    'client',
    'auth',
    'keyName',
    'tokenUrl',
    'tls',
    'plainHttp',
    'authority',
  ].some((key) => before.settings[key] !== after.settings[key])

export function createConnectionService(deps: ConnectionDeps): ConnectionService {
  const { db, secrets } = deps

  function find(name: string): StoredConnection {
    const found = getConnection(db, name)
    if (!found) throw new EvenkeelError('CONNECTION_MISSING', { name })
    return found
  }

  const shown = async (c: StoredConnection): Promise<Connection> => ({
    ...c,
    hasSecret: (await secrets.get(c.name)) !== undefined,
    publishes: capabilitiesHere(c, deps).publish,
  })

  /** Making a connector is what checks settings; a secret that is still to come does not matter for that. */
  async function check(connection: StoredConnection): Promise<void> {
    const settings = resolveSettings(connection, deps)
    try {
      await createConnector(connection.type, settings, 'not needed yet').close()
    } catch (error) {
      if (!(error instanceof EvenkeelError && error.code === 'SECRET_MISSING')) throw error
    }
  }

  async function open(
    name: string,
    instead: Readonly<Record<string, string>> = {},
  ): Promise<Connector> {
    const found = find(name)
    const secret = await secrets.get(name)
    if (secret === undefined && capabilitiesOf(found.type, found.settings).secret === 'needed') {
      throw new EvenkeelError('SECRET_MISSING', { name })
    }
    const settings = { ...found.settings, ...instead }
    return createConnector(
      found.type,
      resolveSettings({ ...found, settings }, deps),
      secret ?? null,
    )
  }

  return {
    list: () => Promise.all(listConnections(db).map(shown)),
    async save(connection) {
      await check(connection)
      const before = getConnection(db, connection.name)
      if (before && leadsElsewhere(before, connection)) await secrets.remove(connection.name)
      transaction(db, () => {
        putConnection(db, connection)
        const { publish } = capabilitiesHere(connection, deps)
        for (const role of publish ? roles : (['source'] as const))
          if (getSetting(db, role) === undefined) setSetting(db, role, connection.name)
      })
      deps.changed(['connections', 'settings'])
      return shown(find(connection.name))
    },
    async remove(name) {
      find(name)
      transaction(db, () => {
        deleteConnection(db, name)
        for (const role of roles) if (getSetting(db, role) === name) setSetting(db, role, null)
        forgetFeed(db, name)
      })
      forgetEdited(deps, name)
      await secrets.remove(name)
      deps.changed(['connections', 'settings'])
    },
    async setSecret(name, secret) {
      find(name)
      if (secret === '') await secrets.remove(name)
      else await secrets.set(name, secret)
      deps.changed(['connections'])
      return { kept: secrets.kept }
    },
    async test(name, signal = new AbortController().signal) {
      const connector = await open(name)
      try {
        const { user, system } = await connector.identify(signal)
        return { user, system }
      } finally {
        await connector.close()
      }
    },
    open,
    digest: (name) => digestOf(find(name), deps),
  }
}
