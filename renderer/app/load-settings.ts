import type { Settings } from '@shared/contract/app-calls'
import { call } from '../client/client'
import { keyOf } from '../client/queries'
import { queryClient } from '../client/query-client'

const patience = 1500

/** The settings, or undefined where the services do not answer soon; the screens then start without. */
export async function loadSettings(): Promise<Settings | undefined> {
  const asked = queryClient
    .fetchQuery({
      queryKey: keyOf('settings.get', {}),
      queryFn: () => call('settings.get', {}),
    })
    .catch(() => undefined)
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), patience))
  return Promise.race([asked, late])
}
