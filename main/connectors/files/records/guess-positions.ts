/** Where the columns of a text begin that nobody described: below its heading, at the blanks that all lines share. */
import type { PositionWords } from '../../mapping/record-shape'
import type { PositionUnits } from './position-units'

export interface GuessedPositions {
  readonly words: PositionWords
  /** Lines of the heading, with the ruler below it. */
  readonly heading: number
  /** Positions at which a column begins. */
  readonly borders: readonly number[]
}

const sampleLines = 200
const widest = 4_096
const ruler = /^[ \t]*[-=]{2,}[-= \t|+]*$/

/** A line unit by unit: a character of several is followed by empty texts. */
type Units = readonly string[]

/** Null where the lines show no columns. `text` is the start of the file, `skipped` the lines above the heading. */
export function guessPositions(
  text: string,
  skipped: number,
  declared: PositionWords,
  units: PositionUnits,
): GuessedPositions | null {
  const all = text.split('\n').map((line) => line.replace(/\r$/, '').slice(0, widest))
  const lines = all.slice(skipped, skipped + sampleLines).filter((line) => line.trim() !== '')
  const [heading = '', second = ''] = lines
  const isRuled = ruler.test(second)
  const inUnits = (line: string): Units => unitsOf(line, units)
  const starts = isRuled
    ? startsOfRuns([inUnits(second)])
    : startsBelow(inUnits(heading), lines.map(inUnits))
  if (starts.length < 2) return null
  const names = namesAt(inUnits(heading), starts)
  const columns = Object.fromEntries(
    starts.map((start, at) => {
      const end = starts[at + 1] ?? 65_536
      return [names[at] ?? '', { from: start + 1, length: end - start }]
    }),
  )
  const first = all.indexOf(heading, skipped) + 1
  return {
    words: { ...declared, levels: [{ columns, until: [], alone: false }] },
    heading: (isRuled ? all.indexOf(second, first) + 1 : first) - skipped,
    borders: starts.slice(1).map((start) => start + 1),
  }
}

const unitsOf = (line: string, units: PositionUnits): Units =>
  [...line].flatMap((sign) => {
    const more = units.length(sign) - 1
    return more > 0 ? [sign, ...Array<string>(more).fill('')] : [sign]
  })

/** Where something begins after a blank that all lines have there. */
function startsOfRuns(lines: readonly Units[]): number[] {
  const longest = Math.max(...lines.map((line) => line.length))
  const starts: number[] = []
  let wasBlank = true
  for (let at = 0; at < longest; at++) {
    const isBlank = lines.every((line) => (line[at] ?? ' ') === ' ')
    if (wasBlank && !isBlank) starts.push(at)
    wasBlank = isBlank
  }
  return starts
}

/** A column has a word in the heading: without one it is the rest of the column before. */
function startsBelow(heading: Units, lines: readonly Units[]): number[] {
  const starts = startsOfRuns(lines)
  return starts.filter((start, at) => at === 0 || textIn(heading, start, starts[at + 1]) !== '')
}

const textIn = (line: Units, from: number, to: number | undefined): string =>
  line.slice(from, to).join('').trim()

/** Each column has a name of its own. */
function namesAt(heading: Units, starts: readonly number[]): string[] {
  const names: string[] = []
  for (const [at, start] of starts.entries()) {
    const name = textIn(heading, start, starts[at + 1]) || String(at + 1)
    names.push(names.includes(name) ? `${name} ${at + 1}` : name)
  }
  return names
}
