/** Starts the screens: settings first, so that nothing is drawn in the wrong language or theme. */
import '@renderer/app/message-types'
import '@renderer/ui/tokens.css'
import '@renderer/ui/base.css'
import { AppRoot } from '@renderer/app/app-root'
import { giveStylesTheNonce } from '@renderer/app/csp-nonce'
import { setLanguage, startMessages } from '@renderer/app/language'
import { loadSettings } from '@renderer/app/load-settings'
import { keepAnswersTrue } from '@renderer/client/query-client'
import { createRoot } from 'react-dom/client'

async function start(root: HTMLElement): Promise<void> {
  giveStylesTheNonce()
  await startMessages()
  keepAnswersTrue()
  const settings = await loadSettings()
  if (settings) await setLanguage(settings.language)
  createRoot(root).render(<AppRoot />)
}

const root = document.getElementById('root')
if (root) void start(root)
