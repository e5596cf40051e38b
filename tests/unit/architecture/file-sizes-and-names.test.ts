/** Files are small and say by their names what is in them. */
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { allSources, textOf } from './source-files'

const largest = 500
const usual = 80

const sources = allSources()
const counted = sources.filter((file) => !/^(tests\/fixtures|shared\/messages)\//.test(file))
const lines = new Map(
  counted.map((file) => [file, textOf(file).replace(/\n$/, '').split('\n').length]),
)

test(`no file is longer than ${largest} lines`, () => {
  const long = [...lines].filter(([, count]) => count > largest)
  expect(long).toEqual([])
})

test(`half of all files are shorter than ${usual} lines`, () => {
  const sorted = [...lines.values()].sort((a, b) => a - b)
  expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThan(usual)
})

test('names are phrases in small letters', () => {
  const phrase = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.(ts|tsx|mts|mjs|cts|cjs)$/
  expect(sources.filter((file) => !phrase.test(basename(file)))).toEqual([])
})

test('no name is one that says nothing', () => {
  const vague = /^(index|utils?|helpers?|common|misc|constants|types|interfaces|manager)\./
  expect(sources.filter((file) => vague.test(basename(file)))).toEqual([])
})
