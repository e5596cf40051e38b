import { useSyncExternalStore } from 'react'

/** Returns a hook that says whether the page matches a media query, now and whenever that changes. */
export function mediaHook(query: string): () => boolean {
  const media = window.matchMedia(query)
  const watch = (changed: () => void) => {
    media.addEventListener('change', changed)
    return () => media.removeEventListener('change', changed)
  }
  return () => useSyncExternalStore(watch, () => media.matches)
}

/** Whether the person asked the system for a screen that keeps still. */
export const useKeepStill = mediaHook('(prefers-reduced-motion: reduce)')
