/** A text that no screen and no command names is found here before a translator works on it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogues } from '@shared/messages/catalogue'
import { describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

function sourcesIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return path.endsWith('messages/en') || path.endsWith('messages/zh-CN') ? [] : sourcesIn(path)
    return /\.tsx?$/.test(entry.name) ? [readFileSync(join(root, path), 'utf8')] : []
  })
}

const sources = ['main', 'preload', 'renderer', 'shared'].flatMap(sourcesIn).join('\n')
const literals = new Set([...sources.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, text]) => text))
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Keys that templates put together, as patterns; what begins with a hole could be any text. */
const patterns = [...sources.matchAll(/`([\w-]+\.(?:[\w.-]|\$\{[^`{}]*\})*)`/g)].flatMap(
  ([, template = '']) => {
    const parts = template.split(/\$\{[^`{}]*\}/)
    return parts.length > 1 ? [RegExp(`^${parts.map(escaped).join('.+')}$`)] : []
  },
)

/** Beginnings of keys that are put together by a function. */
const beginnings = [...literals].filter((text) => /^\w[\w-]*\.(\w+_)?$/.test(text ?? ''))

/** Plurals are asked for by their stem. */
const stem = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '')

describe.each(Object.keys(catalogues.en))('%s', (namespace) => {
  const keys: string[] = Object.keys(catalogues.en[namespace as keyof typeof catalogues.en])

  test('has no text that nothing asks for', () => {
    const unused = keys.filter((key) => {
      const names = [key, stem(key)].map((name) => `${namespace}.${name}`)
      return !names.some(
        (name) =>
          literals.has(name) ||
          patterns.some((one) => one.test(name)) ||
          beginnings.some((one) => name.startsWith(one ?? '.')),
      )
    })
    expect(unused).toEqual([])
  })
})
