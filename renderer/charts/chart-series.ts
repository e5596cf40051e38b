/** What a chart is told to draw: no recharts words, so that screens need not know them. */

export type SeriesKind = 'bar' | 'line' | 'step' | 'points' | 'band'

export interface ChartSeries {
  readonly key: string
  readonly label: string
  readonly kind: SeriesKind
  /** A CSS colour; tokens such as `var(--chart-1)` follow the theme. */
  readonly colour: string
  /** Bars with the same stack stand on each other. */
  readonly stack?: string
  readonly dashed?: boolean
  readonly dotted?: boolean
  readonly strong?: boolean
  /** Lighter fill, for what lies in the past or is only possible. */
  readonly faint?: boolean
  /** One figure a point; NaN or null leaves a gap. Of a band its upper edge. */
  readonly values: ArrayLike<number | null>
  /** The lower edge of a band. */
  readonly lower?: ArrayLike<number | null>
}

export interface ChartData {
  /** One label a point along the time axis. */
  readonly labels: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Point at which the plan begins. */
  readonly current?: number
  /** Point the planner stands on. */
  readonly marked?: number
}

export interface TimeChartProps extends ChartData {
  /** Left out where something above the chart names the colours. */
  readonly legend?: boolean
  /** For a projector: thick lines and room for large type. */
  readonly large?: boolean
  readonly name: string
  readonly format: (value: number) => string
  /** Short figures for the axis. */
  readonly formatAxis: (value: number) => string
}

type Drawn = string | number | readonly [number, number] | null
export type ChartPoint = { readonly label: string } & Readonly<Record<string, Drawn>>

const figureAt = (values: ArrayLike<number | null>, at: number): number | null => {
  const value = values[at] ?? null
  return value === null || Number.isNaN(value) ? null : value
}

/** Points as recharts wants them: one object per label. */
export const chartPoints = ({ labels, series }: ChartData): ChartPoint[] =>
  labels.map((label, at) => {
    const point: Record<string, Drawn> = { label }
    for (const { key, values, lower } of series) {
      const value = figureAt(values, at)
      const below = lower ? figureAt(lower, at) : null
      point[key] = !lower || value === null ? value : below === null ? null : [below, value]
    }
    return point as ChartPoint
  })
