/** What of the person's settings lies outside the page: the menu's language and the colours of the frame. */
import type { Core } from '@main/dispatch/core'
import type { Language, Settings } from '@shared/contract/app-calls'
import { app, Menu, nativeTheme } from 'electron'
import { menuTemplate } from './application-menu'
import { desktopTexts } from './desktop-texts'

export function showMenu(language: Language): void {
  const template = menuTemplate(desktopTexts[language], {
    mac: process.platform === 'darwin',
    developerTools: !app.isPackaged,
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** Applies the settings now and whenever they change; `heard` is told the language. */
export function followSettings(core: Core, heard: (language: Language) => void): void {
  const apply = async () => {
    const reply = await core.dispatch('settings.get', {})
    if (!reply.ok) return
    const { language, theme } = reply.value as Settings
    nativeTheme.themeSource = theme
    showMenu(language)
    heard(language)
  }
  core.subscribe((name, payload) => {
    if (name !== 'changed') return
    const { topics } = payload as { readonly topics: readonly string[] }
    if (topics.includes('settings')) void apply()
  })
  void apply()
}
