/** Files that nothing is imported from: what the drawer asks and does. */
import { useEffect, useState } from 'react'
import { call } from '../../../client/client'
import { useAction } from '../../../client/queries'

/** A check at a time: the next one ends it, and so does closing the drawer. */
export function useFileCheck() {
  const [request] = useState(() => crypto.randomUUID())
  const stop = () => void call('files.checkStop', { request }).catch(() => undefined)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the drawer goes away
  useEffect(() => stop, [])
  const check = useAction('files.check', { quiet: true })
  return { check, start: (path: string) => check.mutate({ path, request }), stop }
}
