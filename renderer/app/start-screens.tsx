/** Draws the window: settings first, so that nothing is drawn in the wrong language or theme. */
import { createRoot } from 'react-dom/client'
import { AppRoot } from './app-root'
import { setLanguage, startMessages } from './language'
import { loadSettings } from './load-settings'

export async function startScreens(root: HTMLElement): Promise<void> {
  await startMessages()
  const settings = await loadSettings()
  if (settings) await setLanguage(settings.language)
  createRoot(root).render(<AppRoot />)
}
