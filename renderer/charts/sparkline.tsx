/** A line the height of a word: the course of a series, without axes. */
interface SparklineProps {
  readonly values: readonly number[]
  readonly label: string
  readonly colour?: string
}

/** Of the drawing; on the screen it takes the size its place gives it. */
const width = 100
const height = 20

export function sparkPath(values: readonly number[], width: number, height: number): string {
  const finite = values.map((value) => (Number.isFinite(value) ? value : 0))
  const low = Math.min(...finite, 0)
  const span = Math.max(...finite, 0) - low || 1
  const step = finite.length > 1 ? width / (finite.length - 1) : 0
  return finite
    .map((value, at) => {
      const y = height - 1 - ((value - low) / span) * (height - 2)
      return `${at === 0 ? 'M' : 'L'}${(at * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}

export function Sparkline({ values, label, colour = 'var(--chart-1)' }: SparklineProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="sparkline"
    >
      <path
        d={sparkPath(values, width, height)}
        fill="none"
        stroke={colour}
        strokeWidth={1.25}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
