/** Drivers with their place in the chain of scenarios, and the periods they concern. */
import type { Driver, DriverKind, DriverOf } from '@shared/model/drivers'
import { indexOnAxis, type MonthAxis } from '../calendar/month-axis'

export interface PlacedDriver {
  readonly driver: Driver
  /** Place of its scenario in the chain of parents, 0 for the base plan. */
  readonly depth: number
}

export interface Placed<K extends DriverKind> {
  readonly assumption: DriverOf<K>
  readonly depth: number
}

/** The drivers of one kind, in the order given. */
export const ofKind = <K extends DriverKind>(
  drivers: readonly PlacedDriver[],
  kind: K,
): Placed<K>[] =>
  drivers.flatMap(({ driver: { assumption }, depth }) =>
    assumption.kind === kind ? [{ assumption: assumption as DriverOf<K>, depth }] : [],
  )

/** The planned periods of a span, both ends included; `from` > `to` where there are none. */
export const plannedSpan = (
  axis: MonthAxis,
  span: { readonly from: string; readonly to: string },
): { from: number; to: number } => ({
  from: Math.max(axis.current, indexOnAxis(axis, span.from)),
  to: Math.min(axis.periods.length - 1, indexOnAxis(axis, span.to)),
})
