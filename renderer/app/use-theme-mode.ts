import { useEffect, useSyncExternalStore } from 'react'
import type { ThemeMode } from '../ui/theme'
import { useSettings } from './app-queries'

const dark = window.matchMedia('(prefers-color-scheme: dark)')

const watchSystem = (changed: () => void) => {
  dark.addEventListener('change', changed)
  return () => dark.removeEventListener('change', changed)
}

/** The theme of the moment: the one chosen, or the system's. */
export function useThemeMode(): ThemeMode {
  const systemIsDark = useSyncExternalStore(watchSystem, () => dark.matches)
  const chosen = useSettings().data?.theme ?? 'system'
  return chosen === 'system' ? (systemIsDark ? 'dark' : 'light') : chosen
}

/** Puts the theme on the page, where the CSS variables hear of it. */
export function useThemeOnPage(mode: ThemeMode): void {
  useEffect(() => {
    document.documentElement.dataset.theme = mode
  }, [mode])
}
