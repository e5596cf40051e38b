/** One direction: renderer → shared ← main, and inside main from the shells down to engine, store and connectors. */
import { isBuiltin } from 'node:module'
import { describe, expect, test } from 'vitest'
import { type Import, importsOf, packageOf } from './imports-of-file'
import { doors, layerNames, layerOf, layers, mayUseNode, packageHomes } from './layers'
import { sourcesIn, textOf } from './source-files'

const written = ({ file, specifier }: Import): string => `${file} imports ${specifier}`

const manifest = JSON.parse(textOf('package.json')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}
const declared = new Set([
  ...Object.keys(manifest.dependencies),
  ...Object.keys(manifest.devDependencies),
])

test('every file of main belongs to a layer', () => {
  expect(sourcesIn('main').filter((file) => layerOf(file) === undefined)).toEqual([])
})

describe.each(layerNames)('%s', (layer) => {
  const imports = sourcesIn(layer).flatMap(importsOf)
  const own = imports.filter((one) => one.own !== null)
  const packages = imports.filter((one) => one.own === null)

  test('imports no layer but those below it', () => {
    const allowed = new Set([layer, ...(layers[layer] ?? [])])
    const wrong = own.filter(({ own: path }) => !allowed.has(layerOf(path ?? '') ?? ''))
    expect(wrong.map(written)).toEqual([])
  })

  test('goes through the one door where a layer has one', () => {
    for (const [other, door] of Object.entries(doors[layer] ?? {})) {
      const wrong = own.filter(({ own: path }) => layerOf(path ?? '') === other && path !== door)
      expect(wrong.map(written)).toEqual([])
    }
  })

  test('keeps to the packages that belong to it', () => {
    const wrong = packages.filter(({ specifier }) => {
      if (isBuiltin(specifier)) return !mayUseNode(layer) || !specifier.startsWith('node:')
      const name = packageOf(specifier)
      const homes = packageHomes[name]
      return !declared.has(name) || (homes !== undefined && !homes.includes(layer))
    })
    expect(wrong.map(written)).toEqual([])
  })
})
