/** Texts can be read in both themes: at least 4.5 to 1 on every surface they stand on (WCAG AA). */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(resolve(import.meta.dirname, '../../../../renderer/ui/tokens.css'), 'utf8')

const tokensOf = (block: string) =>
  new Map(
    [...block.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  )
const [light = '', dark = ''] = css.split(':root[data-theme=').map((block) => block)
const themes = { light: tokensOf(light), dark: tokensOf(dark) }

const channel = (value: number) =>
  value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
const contrast = (a: string, b: string) => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const surfaces = ['bg-layout', 'bg-surface', 'bg-raised', 'bg-hover', 'bg-selected']
const pairs = [
  ...['text', 'text-secondary', 'accent-text', 'bad'].flatMap((text) =>
    surfaces.map((surface) => [text, surface] as const),
  ),
  ...['good', 'warning', 'text-tertiary'].flatMap((text) =>
    ['bg-layout', 'bg-surface', 'bg-raised', 'bg-selected'].map(
      (surface) => [text, surface] as const,
    ),
  ),
  ['on-accent', 'accent'],
  ['good', 'good-bg'],
  ['warning', 'warning-bg'],
  ['bad', 'bad-bg'],
  ['accent-text', 'info-bg'],
  ['text-secondary', 'neutral-bg'],
  ['shortage', 'shortage-bg'],
  ['excess', 'excess-bg'],
  ['overloaded', 'overloaded-bg'],
  ['edited', 'edited-bg'],
  ['driven', 'driven-bg'],
] as const

describe.each(['light', 'dark'] as const)('%s theme', (theme) => {
  it.each(pairs)('%s on %s', (text, surface) => {
    const colours = themes[theme]
    const ratio = contrast(colours.get(text) ?? '#000000', colours.get(surface) ?? '#000000')
    expect(ratio).toBeGreaterThanOrEqual(4.5)
  })
})
