/** The transport of the desktop shell: what the preload put on the window. */
import type { Bridge } from '@shared/contract/contract'

declare global {
  interface Window {
    readonly evenkeel?: Bridge
  }
}

/** Undefined where the screens run in an ordinary browser. */
export const preloadTransport = (): Bridge | undefined => window.evenkeel
