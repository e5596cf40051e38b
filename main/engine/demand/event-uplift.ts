/** What past events did to orders, measured on the lines that they named, and what that suggests for those to come. */
import type { EventReport, MeasuredEvent } from '@shared/contract/layer-calls'
import { indexOnAxis, monthOfYear } from '../calendar/month-axis'
import { nameOf } from '../hierarchy/plan-nodes'
import type { PlanModel } from '../plan/plan-model'
import type { PlannedEvent } from './read-events'

/** Quiet months on either side that an event is set against. */
const quietMonths = 6
/** Quiet months of the same season below which nothing is measured. */
const fewestQuiet = 3
/** Months of the horizon and history that make a season. */
const year = 12

interface Measured {
  readonly lift: number
  readonly error: number
  /** Whether a year without such an event tells the season of its months. */
  readonly seasonKnown: boolean
  readonly quiet: number
}

/** Whether a line is meant by an event: empty fields name all. */
export const isMeant = ({ demandLines }: PlanModel, event: PlannedEvent, line: number): boolean => {
  const { item, customer } = demandLines[line]!
  return (
    (!event.family || item.family === event.family) &&
    (!event.item || item.item === event.item) &&
    (!event.region || customer.region === event.region) &&
    (!event.customer || customer.customer === event.customer)
  )
}

/**
 * Every event with what it did. The orders of its lines are set against those of the company's other lines, whose season
 * and trend they share: the ratio of both in the months of the event, over the median ratio of quiet months (up to six
 * either side, those in which another event names the same lines left out), less 1. That is a difference of differences
 * on a log scale. Its error is that of the quiet months and of a season that few
 * quiet years tell, or none where every year had an event in the same months. Events of the whole company have nothing to be set against.
 */
export function measureEvents(model: PlanModel): EventReport {
  const { events } = model
  const measured = events.map((event) => measureOne(model, event))
  return {
    events: events.map((event, k): MeasuredEvent => {
      const own = measured[k] ?? null
      const alike = events.flatMap((other, j) => {
        const found = measured[j]
        return found && other.kind === event.kind && isAlike(model, other, event)
          ? [{ event: other.event, ...found }]
          : []
      })
      const planned = indexOnAxis(model.axis, event.to) >= model.axis.current
      return {
        ...event,
        planned,
        measured: own && {
          percent: own.lift * 100,
          error: own.error * 100,
          quiet: own.quiet,
          seasonKnown: own.seasonKnown,
        },
        suggested: planned ? suggestionOf(alike) : null,
        evidence: planned
          ? alike.map(({ event: of, lift }) => ({ event: of, percent: lift * 100 }))
          : [],
      }
    }),
    names: Object.fromEntries(
      events.flatMap(({ family, item, region, customer }) =>
        Object.entries({ family, item, region, customer }).flatMap(([level, code]) =>
          code ? [[`${level}:${code}`, nameOf(model, level, code)] as const] : [],
        ),
      ),
    ),
  }
}

/** Past events of the same family count for a planned one. */
const isAlike = ({ master }: PlanModel, past: PlannedEvent, planned: PlannedEvent): boolean => {
  const familyOf = ({ family, item }: PlannedEvent) => family || master.items.get(item)?.family
  return familyOf(past) === familyOf(planned) && past.event !== planned.event
}

/** The mean of what alike events did, each weighed by how well it is known. */
function suggestionOf(alike: readonly Measured[]): number | null {
  if (alike.length === 0) return null
  const weights = alike.map(({ error }) => 1 / Math.max(0.02, error) ** 2)
  const whole = weights.reduce((a, b) => a + b, 0)
  const mean = alike.reduce((sum, { lift }, k) => sum + lift * (weights[k] ?? 0), 0) / whole
  return Math.round(mean * 1000) / 10
}

function measureOne(model: PlanModel, event: PlannedEvent): Measured | null {
  const { axis, demandLines, layers, events } = model
  const count = axis.periods.length
  const from = indexOnAxis(axis, event.from)
  const to = indexOnAxis(axis, event.to)
  if (from < 0 || to >= axis.current || to < from) return null
  const own = [...demandLines.keys()].filter((line) => isMeant(model, event, line))
  const inOwn = new Set(own)
  const others = [...demandLines.keys()].filter((line) => !inOwn.has(line))
  if (own.length === 0 || others.length === 0) return null
  const totals = (lines: readonly number[]): number[] =>
    Array.from({ length: axis.current }, (_, t) =>
      lines.reduce((sum, line) => sum + (layers.actualOrders[line * count + t] ?? 0), 0),
    )
  const [ofOwn, ofOthers] = [totals(own), totals(others)]
  const ratio = (t: number): number | null => ratioOf(ofOwn[t] ?? 0, ofOthers[t] ?? 0)
  const spans = events
    .filter((other) => own.some((line) => isMeant(model, other, line)))
    .map((other) => [indexOnAxis(axis, other.from), indexOnAxis(axis, other.to)] as const)
  /** Another event at work on the same lines: such months say nothing of the usual. */
  const busy = (t: number): boolean => spans.some(([first, last]) => first <= t && t <= last)
  const season = seasonOf(axis, ratio, busy)
  const log = (t: number): number | null => {
    const part = ratio(t)
    return part === null ? null : Math.log(part) - (season[monthOfYear(axis, t)]?.offset ?? 0)
  }
  const quiet: number[] = []
  for (
    let t = Math.max(0, from - quietMonths);
    t <= Math.min(axis.current - 1, to + quietMonths);
    t++
  ) {
    const value = t < from || t > to ? (busy(t) ? null : log(t)) : null
    if (value !== null) quiet.push(value)
  }
  const during = Array.from({ length: to - from + 1 }, (_, k) => log(from + k)).filter(
    (value) => value !== null,
  )
  if (quiet.length < fewestQuiet || during.length === 0) return null
  const usual = median(quiet)
  const lift = Math.exp(during.reduce((a, b) => a + b, 0) / during.length - usual) - 1
  const spread = median(quiet.map((value) => Math.abs(value - usual))) * 1.4826
  // A season that no quiet year tells is taken to be as strong as others are; one that few tell, to be half or a third as far off.
  const years = Math.min(...during.map((_, k) => season[monthOfYear(axis, from + k)]?.years ?? 0))
  const unknown = rootMeanSquare(season.map(({ offset }) => offset)) / (years + 1)
  const noise = spread * Math.sqrt(1 / during.length + 1 / quiet.length)
  const error = Math.hypot(noise, unknown) * (1 + lift)
  return { lift, error, seasonKnown: years > 0, quiet: quiet.length }
}

const ratioOf = (own: number, others: number): number | null =>
  own > 0 && others > 0 ? own / others : null

/** How far the ratio of a month of the year is usually from that of the months around it, quiet years only; 0 where no year tells. */
function seasonOf(
  axis: PlanModel['axis'],
  ratio: (t: number) => number | null,
  busy: (t: number) => boolean,
): { readonly offset: number; readonly years: number }[] {
  const logs = Array.from({ length: axis.current }, (_, t) => {
    const value = busy(t) ? null : ratio(t)
    return value === null ? null : Math.log(value)
  })
  return Array.from({ length: year }, (_, month) => {
    const apart: number[] = []
    logs.forEach((value, t) => {
      if (value === null || monthOfYear(axis, t) !== month) return
      const around = logs
        .slice(Math.max(0, t - quietMonths), t + quietMonths + 1)
        .filter((one) => one !== null)
      if (around.length > fewestQuiet) apart.push(value - median(around))
    })
    // One year alone is half chance.
    const offset = apart.reduce((a, b) => a + b, 0) / (apart.length + 0.5)
    return { offset, years: apart.length }
  })
}

const rootMeanSquare = (values: readonly number[]): number =>
  Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0) / Math.max(1, values.length))

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const upper = sorted[Math.floor(half)] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
}
