/** Text can be read in every theme: WCAG 2.2 AA, success criteria 1.4.3 (4.5 : 1) and 1.4.11 (3 : 1 for marks and the focus). */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const sheet = (path: string): string => readFileSync(join(root, 'renderer', path), 'utf8')

type Tokens = ReadonlyMap<string, string>

/** Colours declared in the first rule of a selector. */
function tokensOf(css: string, selector: string, below: Tokens = new Map()): Tokens {
  const start = css.indexOf(`${selector} {`)
  const rule = css.slice(start, css.indexOf('}', start))
  const declared = [...rule.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)]
  return new Map([...below, ...declared.map(([, name = '', value = '']) => [name, value] as const)])
}

const light = tokensOf(sheet('ui/tokens.css'), ':root')
const themes: Readonly<Record<string, Tokens>> = {
  light,
  dark: tokensOf(sheet('ui/tokens.css'), ':root[data-theme="dark"]', light),
  projector: tokensOf(sheet('features/projector/projector.css'), '.projector', light),
}

/** Relative luminance of sRGB, WCAG 2.2. */
function luminance(colour: string): number {
  const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
  const [red = 0, green = 0, blue = 0] = parts.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const pages = ['--bg-surface', '--bg-layout', '--bg-raised', '--bg-hover', '--bg-selected']
const still = ['--bg-surface', '--bg-layout', '--bg-raised', '--bg-selected']
const readable: readonly (readonly [text: string, on: readonly string[]])[] = [
  ['--text', [...pages, '--bg-heading']],
  ['--text-secondary', [...pages, '--bg-heading', '--neutral-bg']],
  ['--text-tertiary', [...still, '--neutral-bg']],
  ['--accent-text', [...pages, '--info-bg']],
  ['--on-accent', ['--accent']],
  ['--bad', [...pages, '--bad-bg']],
  ['--good', [...still, '--good-bg']],
  ['--warning', [...still, '--warning-bg']],
  ['--shortage', ['--bg-surface', '--shortage-bg']],
  ['--excess', ['--bg-surface', '--excess-bg']],
  ['--overloaded', ['--bg-surface', '--overloaded-bg']],
  ['--edited', ['--bg-surface', '--edited-bg']],
  ['--driven', ['--bg-surface', '--driven-bg']],
]
const colours = ['grey', 'blue', 'orange', 'green', 'purple', 'red', 'teal']

describe.each(Object.entries(themes))('%s', (name, tokens) => {
  const colour = (token: string): string => tokens.get(token) ?? `${token} is missing`

  // The projector shows nothing on tinted grounds.
  const pairs = readable.flatMap(([text, grounds]) =>
    grounds.flatMap((on) =>
      name === 'projector' && on !== '--bg-surface' ? [] : [[text, on] as const],
    ),
  )
  test.each(pairs)('%s on %s', (text, on) => {
    expect(contrast(colour(text), colour(on))).toBeGreaterThanOrEqual(4.5)
  })

  test.each(colours)('the name of a %s scenario, on its tab and beside it', (one) => {
    const ground = name === 'projector' ? '#ffffff' : colour('--bg-surface')
    expect(contrast(colour(`--scenario-${one}`), ground)).toBeGreaterThanOrEqual(4.5)
  })

  test('the focus, and the marks of comments', () => {
    for (const mark of ['--focus', '--comment'])
      expect(contrast(colour(mark), colour('--bg-surface'))).toBeGreaterThanOrEqual(3)
  })

  test.each([1, 2, 3, 4, 5])('line %s of a chart', (at) => {
    expect(contrast(colour(`--chart-${at}`), colour('--bg-surface'))).toBeGreaterThanOrEqual(3)
  })
})

test('the contrast of black on white is 21', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6)
})
