/** The compiler's view of the layers is the matrix itself: what it does not list cannot be imported. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { layerNames, layers, mayUseNode, pureLayers, referencePath } from './layers'
import { repository, textOf } from './source-files'

interface Configuration {
  readonly extends?: string
  readonly compilerOptions?: { readonly lib?: readonly string[]; readonly types?: string[] }
  readonly include?: readonly string[]
  readonly references: readonly { readonly path: string }[]
}

const configurationOf = (folder: string): Configuration =>
  JSON.parse(textOf(join(folder, 'tsconfig.json'))) as Configuration

const pathsOf = ({ references }: Configuration): string[] => references.map((r) => r.path).sort()

test('the whole build is every layer and the tests', () => {
  expect(pathsOf(configurationOf('.'))).toEqual([...layerNames, 'tests'].sort())
})

test('the tests may see every layer', () => {
  const every = layerNames.map((layer) => referencePath('tests', layer)).sort()
  expect(pathsOf(configurationOf('tests'))).toEqual(every)
})

test('every folder of main is a layer', () => {
  const found = readdirSync(join(repository, 'main')).map((name) => `main/${name}`)
  expect(found.sort()).toEqual(layerNames.filter((layer) => layer.startsWith('main/')).sort())
})

describe.each(layerNames)('%s', (layer) => {
  const configuration = configurationOf(layer)

  test('refers to the layers it may import, and holds its own files only', () => {
    const wanted = (layers[layer] ?? []).map((other) => referencePath(layer, other)).sort()
    const normal = pathsOf(configuration).map((path) =>
      referencePath(layer, join(layer, path).replaceAll('\\', '/')),
    )
    expect(normal.sort()).toEqual(wanted)
    expect(configuration.include).toEqual(['.'])
  })

  test('has the types of where it runs', () => {
    const { lib = [], types } = configuration.compilerOptions ?? {}
    expect(types?.includes('node')).toBe(mayUseNode(layer))
    expect(lib.includes('DOM')).toBe(layer === 'preload' || layer === 'renderer')
    if (pureLayers.some((pure) => pure === layer)) expect([lib, types]).toEqual([['ES2024'], []])
  })
})
