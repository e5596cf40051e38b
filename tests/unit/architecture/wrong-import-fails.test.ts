/** The rules are not on paper only: a wrong import, or a global of the wrong world, fails the build. */
import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { buildWith, lintAs, trialFolder } from './trial-build'

// A build of a whole layer each.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
beforeAll(() => {
  folder = trialFolder()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const foreignWorlds = {
  'uses-process.ts': 'export const found = process.argv',
  'uses-document.ts': 'export const found = document.title',
  'uses-fetch.ts': 'export const found = fetch',
  'uses-node.ts': "import { readFileSync } from 'node:fs'\nexport const found = readFileSync",
}

/** No such name, or no such module. */
const unknownIn = (name: string): RegExp =>
  new RegExp(`/${name.replaceAll('.', '\\.')}\\(\\d+,\\d+\\): error TS(2304|2307|2580|2584|2591):`)

const notListed = (file: string): RegExp =>
  new RegExp(`error TS6307: File '[^']*/${file.replaceAll('.', '\\.')}' is not listed`)

describe('the compiler', () => {
  test('builds the engine as it is', () => {
    expect(buildWith(folder, 'main/engine', {})).toEqual({ status: 0, output: '' })
  })

  test('refuses an engine that imports the store', () => {
    const { status, output } = buildWith(folder, 'main/engine', {
      'uses-store.ts':
        "import { readRows } from '@main/store/reading'\nexport const found = readRows",
    })
    expect(status).not.toBe(0)
    expect(output).toMatch(notListed('main/store/reading.ts'))
  })

  test('refuses a shared layer that imports the engine', () => {
    const { status, output } = buildWith(folder, 'shared', {
      'uses-engine.ts': "export type { Plan } from '@main/engine/hierarchy/node-figures'",
    })
    expect(status).not.toBe(0)
    expect(output).toMatch(notListed('main/engine/hierarchy/node-figures.ts'))
  })

  test.each(['shared', 'main/engine'])('refuses Node and the page in %s', (layer) => {
    const { status, output } = buildWith(folder, layer, foreignWorlds)
    expect(status).not.toBe(0)
    for (const name of Object.keys(foreignWorlds)) expect(output).toMatch(unknownIn(name))
  })
})

describe('the linter', () => {
  const path = 'main/planning/uses-store.ts'

  test('lets planning read the store', () => {
    const text = "export { readRows } from '@main/store/reading'\n"
    expect(lintAs(folder, path, text)).toMatchObject({ status: 0 })
  })

  test('refuses planning the writing side', () => {
    const text = "import { appendJournal } from '@main/store/writing'\n\nappendJournal()\n"
    const { status, output } = lintAs(folder, path, text)
    expect(status).not.toBe(0)
    expect(output).toContain('noRestrictedImports')
  })
})
