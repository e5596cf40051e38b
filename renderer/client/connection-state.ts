/** Whether the screens reach their services. Transports write it, the frame shows it. */
import { create } from 'zustand'

export type Connectivity = 'connecting' | 'open' | 'lost'

interface ConnectionState {
  readonly connectivity: Connectivity
  /** Attempts to reach the services again since the connection was lost. */
  readonly attempts: number
}

export const useConnectionState = create<ConnectionState>(() => ({
  connectivity: 'open',
  attempts: 0,
}))

export const setConnectivity = (connectivity: Connectivity, attempts = 0): void =>
  useConnectionState.setState({ connectivity, attempts })
