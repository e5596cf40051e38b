/** How much room a grid has, and what it makes of it: labels give way to figures, history to what is planned. */
export type GridRoom = 'narrow' | 'half' | 'full'

interface RoomMeasures {
  readonly label: number
  readonly period: number
  /** Periods of the past that stay in sight when the current one is shown. */
  readonly before: number
}

export const roomMeasures: Readonly<Record<GridRoom, RoomMeasures>> = {
  narrow: { label: 164, period: 61, before: 1 },
  half: { label: 186, period: 66, before: 2 },
  full: { label: 210, period: 72, before: 3 },
}
