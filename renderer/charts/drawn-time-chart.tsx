/** A chart over time: bars, lines and points on one axis. The only folder that knows recharts is this one. */
import { Fragment } from 'react'
import {
  Area,
  Bar,
  CartesianGrid,
  ComposedChart,
  Curve,
  type CurveProps,
  Legend,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import './charts.css'
import { type ChartSeries, chartPoints, type TimeChartProps } from './chart-series'
import { useTypeScale } from './type-scale'

// recharts styles these in place, where a style sheet could only win by force.
const tooltipBox = {
  padding: '6px 10px',
  border: '1px solid var(--border)',
  borderRadius: 'var(--radius)',
  background: 'var(--bg-surface)',
  boxShadow: '0 2px 8px rgb(0 0 0 / 12%)',
  fontVariantNumeric: 'tabular-nums',
} as const
// Not in the colour of its series: a faint line's words could not be read.
const tooltipLine = { padding: 0, lineHeight: 1.5, color: 'var(--text)' } as const

/** Without the element that animations would measure: asking a path for its length lays the whole page out. */
const stillCurve = ({ pathRef: _, ...curve }: CurveProps) => <Curve {...curve} />

/** `scale` is 1 at the desk: what is drawn grows with the type of a projector. */
const drawn = (series: ChartSeries, scale: number) => {
  const { key, label, kind, colour, stack, dashed, dotted, strong, faint } = series
  if (kind === 'bar')
    return (
      <Bar
        key={key}
        dataKey={key}
        name={label}
        fill={colour}
        fillOpacity={faint ? 0.4 : 0.85}
        maxBarSize={26 * scale}
        isAnimationActive={false}
        {...(stack ? { stackId: stack } : {})}
      />
    )
  if (kind === 'band')
    return (
      <Area
        key={key}
        dataKey={key}
        name={label}
        type="linear"
        stroke="none"
        fill={colour}
        fillOpacity={1}
        activeDot={false}
        connectNulls={false}
        legendType="rect"
        isAnimationActive={false}
      />
    )
  const points = kind === 'points'
  return (
    <Line
      key={key}
      dataKey={key}
      name={label}
      type={kind === 'step' ? 'step' : 'linear'}
      stroke={colour}
      strokeWidth={(points ? 0 : strong ? 2.5 : 1.5) * scale}
      dot={
        points ? { r: 4 * scale, fill: colour, stroke: 'var(--bg-surface)', strokeWidth: 1 } : false
      }
      activeDot={{ r: 3 * scale }}
      legendType={points ? 'circle' : 'plainline'}
      isAnimationActive={false}
      shape={stillCurve}
      {...(dashed
        ? { strokeDasharray: `${5 * scale} ${3 * scale}` }
        : dotted
          ? { strokeDasharray: `${1.5 * scale} ${3 * scale}` }
          : {})}
    />
  )
}

/** A figure, or both edges of a band. */
const told = (value: unknown, format: (value: number) => string): string => {
  if (typeof value === 'number') return format(value)
  return Array.isArray(value) ? value.map((edge) => format(Number(edge))).join(' – ') : ''
}

export function DrawnTimeChart({
  name,
  format,
  formatAxis,
  legend = true,
  large = false,
  ...data
}: TimeChartProps) {
  const { labels, series, current, marked } = data
  const currentLabel = current === undefined ? undefined : labels[current]
  const markedLabel = marked === undefined ? undefined : labels[marked]
  const scale = useTypeScale(large)
  return (
    <figure className="time-chart" aria-label={name}>
      <ResponsiveContainer width="100%" height="100%">
        <ComposedChart
          // Widths of texts are measured once.
          key={scale}
          data={chartPoints(data)}
          margin={{ top: 6, right: 12 * scale, bottom: 0, left: 4 }}
          barCategoryGap="18%"
          barGap={1}
        >
          <CartesianGrid vertical={false} stroke="var(--border)" strokeOpacity={0.6} />
          <XAxis dataKey="label" tickLine={false} minTickGap={18 * scale} height={24 * scale} />
          <YAxis width={52 * scale} tickLine={false} axisLine={false} tickFormatter={formatAxis} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--bg-hover)', fillOpacity: 0.6 }}
            contentStyle={tooltipBox}
            itemStyle={tooltipLine}
            formatter={(value) => told(value, format)}
          />
          {legend ? (
            <Legend
              verticalAlign="top"
              align="right"
              iconSize={10 * scale}
              // Of those that come later, too: what is drawn first is named first.
              itemSorter={({ dataKey }) => series.findIndex(({ key }) => key === dataKey)}
              formatter={(text) => <span className="legend-text">{text}</span>}
            />
          ) : null}
          {currentLabel ? (
            <ReferenceLine x={currentLabel} stroke="var(--accent)" strokeWidth={1.5 * scale} />
          ) : null}
          {markedLabel && markedLabel !== currentLabel ? (
            <ReferenceLine x={markedLabel} stroke="var(--text-tertiary)" strokeDasharray="2 3" />
          ) : null}
          {series.map((one) => (
            <Fragment key={one.key}>{drawn(one, scale)}</Fragment>
          ))}
        </ComposedChart>
      </ResponsiveContainer>
    </figure>
  )
}
