/** A connection that is removed no longer feeds the plan. */
import { getSetting } from '@main/store/reading'
import { setSetting, type WriteConnection } from '@main/store/writing'
import { feeds } from '@shared/model/feeds'

/** From now on the connection chosen as source feeds the plan alone. */
export function feedBySource(db: WriteConnection): void {
  const kept = feeds.safeParse(getSetting(db, 'feeds'))
  if (kept.success) setSetting(db, 'feeds', { ...kept.data, connections: [] })
}

export function forgetFeed(db: WriteConnection, name: string): void {
  const kept = feeds.safeParse(getSetting(db, 'feeds'))
  if (!kept.success || !kept.data.connections.includes(name)) return
  const connections = kept.data.connections.filter((one) => one !== name)
  setSetting(db, 'feeds', { ...kept.data, connections })
}
