/** What a connection can do, by its type and its settings: said here once, for forms, commands and choices. */
import type { ConnectionType } from '../contract/snapshot-calls'

export interface Capabilities {
  /** Reads only what changed since the last time. */
  readonly incremental: boolean
  /** Takes decisions and agreed figures. */
  readonly publish: boolean
  /** A password or key: there is none, there may be one, or nothing goes without. */
  readonly secret: 'none' | 'optional' | 'needed'
}

type Settings = Readonly<Record<string, string | undefined>>

const given = (setting: string | undefined): boolean => (setting ?? '').trim() !== ''
const all: Capabilities = { incremental: true, publish: true, secret: 'needed' }

/** What databases say by themselves; of the others a mapping may name the column that tells changes. */
const sayWhatChanged = new Set(['postgresql', 'sqlite'])

function sqlCapabilities({ driver = 'postgresql', mapping, target }: Settings): Capabilities {
  const local = driver === 'sqlite'
  const postgres = driver === 'postgresql'
  return {
    incremental: sayWhatChanged.has(driver) || given(mapping),
    publish: postgres && given(target),
    // PostgreSQL may know its users by other means.
    secret: local ? 'none' : postgres ? 'optional' : 'needed',
  }
}

/** Without a mapping a service has the usual sets; through one it reads what is not ours, and says where ours goes. */
function odataCapabilities(settings: Settings, hasTarget: boolean): Capabilities {
  const { auth = 'basic', user, mapping, targetService, publisher } = settings
  return {
    incremental: true,
    publish: !given(mapping) || hasTarget || given(targetService) || given(publisher),
    // Without a name nobody signs in.
    secret: (auth.trim() || 'basic') === 'basic' && !given(user) ? 'none' : 'needed',
  }
}

const capabilities: Readonly<
  Record<ConnectionType, (settings: Settings, hasTarget: boolean) => Capabilities>
> = {
  files: () => ({ ...all, secret: 'none' }),
  odata: odataCapabilities,
  rest: ({ auth = 'none' }, hasTarget) => ({
    incremental: true,
    publish: hasTarget,
    secret: auth === 'none' ? 'none' : 'needed',
  }),
  salesforce: () => all,
  sftp: () => ({ ...all, publish: false }),
  sql: sqlCapabilities,
  tryton: () => all,
}

/** What a connection of `type` with `settings` can do; `hasTarget`: whether its mapping says where decisions go. */
export const capabilitiesOf = (
  type: ConnectionType,
  settings: Settings,
  hasTarget = false,
): Capabilities => capabilities[type](settings, hasTarget)
