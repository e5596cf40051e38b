/** A line the height of a word: the course of a series, without axes. */
interface SparklineProps {
  readonly values: readonly number[]
  readonly label: string
  /** What the height stands for at least, so that a series that hardly moves looks like it. */
  readonly leastSpan?: number
  readonly colour?: string
}

/** Of the drawing; on the screen it takes the size its place gives it. */
const width = 100
const height = 20

export function sparkPath(
  values: readonly number[],
  width: number,
  height: number,
  leastSpan = 0,
): string {
  const finite = values.map((value) => (Number.isFinite(value) ? value : 0))
  const low = Math.min(...finite, 0)
  const high = Math.max(...finite, 0)
  const lowest = Math.min(low, high - leastSpan)
  const span = high - lowest || 1
  const step = finite.length > 1 ? width / (finite.length - 1) : 0
  return finite
    .map((value, at) => {
      const y = height - 1 - ((value - lowest) / span) * (height - 2)
      return `${at === 0 ? 'M' : 'L'}${(at * step).toFixed(1)} ${y.toFixed(1)}`
    })
    .join('')
}

export function Sparkline({
  values,
  label,
  leastSpan = 0,
  colour = 'var(--chart-1)',
}: SparklineProps) {
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
      className="sparkline"
    >
      <path
        d={sparkPath(values, width, height, leastSpan)}
        fill="none"
        stroke={colour}
        strokeWidth={1.25}
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
