/** Formulas and texts by chance, from a seed, so that a failure can be repeated. */
import { formulaFunctions, functionNames } from '@shared/model/formula/formula-functions'
import { comparisons, type Formula } from '@shared/model/formula/formula-shape'

export type Random = (below: number) => number

export function randomSource(seed: number): Random {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const place = { start: 0, end: 0 }
const pick = <T>(from: readonly T[], random: Random): T => from[random(from.length)]!

/** A formula that the language can say, nested at most `depth` deep. */
export function randomFormula(random: Random, depth: number): Formula {
  const part = () => randomFormula(random, depth - 1)
  const kind = depth === 0 ? random(2) : random(5)
  if (kind === 0) {
    const value = pick([0, 1, 12, 0.5, 1e21, 1.5e-7, 1234.5678, random(1e6) / 7], random)
    return { kind: 'number', value, place }
  }
  if (kind === 1) return { kind: 'measure', key: pick(['revenue', 'gap', 'a_1'], random), place }
  if (kind === 2) return { kind: 'negative', of: part(), place }
  if (kind === 3) {
    const operator = pick(['+', '-', '*', '/', ...comparisons] as const, random)
    return { kind: 'binary', operator, left: part(), right: part(), place }
  }
  const name = pick(functionNames, random)
  const { least, most } = formulaFunctions[name]
  const count = least + random(Math.min(3, most - least) + 1)
  return { kind: 'call', name, arguments: Array.from({ length: count }, part), place }
}

const pieces = [
  ...'+-*/(),<>=.^%&#"\'\\\u0000\n（，）＋ \t',
  '1e5',
  '1.2.3',
  '٣',
  '😀',
  '需求',
  '<>',
  '>=',
  '≠',
  'revenue',
  '__proto__',
  'constructor',
  'lag(',
  'if(',
  'month_of_year()',
  '9'.repeat(400),
  '('.repeat(120),
  '-'.repeat(120),
]

/** Anything a keyboard or a clipboard might deliver. */
export function randomText(random: Random): string {
  let text = ''
  const length = random(40)
  for (let i = 0; i < length; i++)
    text += random(8) === 0 ? String.fromCharCode(random(0x10000)) : pick(pieces, random)
  return text
}
