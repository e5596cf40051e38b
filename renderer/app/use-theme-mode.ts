import { useEffect } from 'react'
import type { ThemeMode } from '../ui/theme'
import { useSettings } from './app-queries'
import { mediaHook } from './use-media'

const useSystemIsDark = mediaHook('(prefers-color-scheme: dark)')

/** The theme of the moment: the one chosen, or the system's. */
export function useThemeMode(): ThemeMode {
  const systemIsDark = useSystemIsDark()
  const chosen = useSettings().data?.theme ?? 'system'
  return chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen
}

/** Puts the theme on the page, where the CSS variables hear of it. */
export function useThemeOnPage(mode: ThemeMode): void {
  useEffect(() => {
    document.documentElement.dataset.theme = mode
  }, [mode])
}
