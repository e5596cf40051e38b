/** How much room a grid has, and what it makes of it: labels give way to figures, history to what is planned. */
export type GridRoom = 'narrow' | 'half' | 'full'

interface RoomMeasures {
  readonly node: number
  readonly measure: number
  readonly period: number
  /** Periods of the past that stay in sight when the current one is shown. */
  readonly before: number
}

export const roomMeasures: Readonly<Record<GridRoom, RoomMeasures>> = {
  narrow: { node: 110, measure: 150, period: 70, before: 1 },
  half: { node: 156, measure: 152, period: 74, before: 1 },
  full: { node: 200, measure: 160, period: 78, before: 3 },
}
