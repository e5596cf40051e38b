import { create } from 'zustand'

interface ForecastState {
  readonly open: boolean
  toggle(): void
}

/** Whether the panel is open. */
export const useForecastPanel = create<ForecastState>((set) => ({
  open: false,
  toggle: () => set(({ open }) => ({ open: !open })),
}))
