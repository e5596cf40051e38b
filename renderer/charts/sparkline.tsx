/** A line the height of a word: the course of a series, without axes. */
interface SparklineProps {
  readonly values: readonly number[]
  readonly label: string
  readonly colour?: string
  readonly width?: number
  readonly height?: number
}

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

export function Sparkline({
  values,
  label,
  colour = 'var(--chart-1)',
  width = 56,
  height = 18,
}: SparklineProps) {
  return (
    <svg width={width} height={height} role="img" aria-label={label} className="sparkline">
      <path d={sparkPath(values, width, height)} fill="none" stroke={colour} strokeWidth={1.25} />
    </svg>
  )
}
