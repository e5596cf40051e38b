import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { formulaFunctions, functionNames } from '@shared/model/formula/formula-functions'
import { formulaLimits } from '@shared/model/formula/formula-shape'
import { expect, test } from 'vitest'

const page = readFileSync(join(import.meta.dirname, '../../../docs/own-measures.md'), 'utf8')

test('the page on own measures names every function and no other', () => {
  const table = page.slice(page.indexOf('| function |'), page.indexOf('`n` is a whole number'))
  const named = [...table.matchAll(/`([a-z_]+)\(/g)].map(([, name]) => name)
  expect(named.toSorted()).toEqual([...functionNames].sort())
})

test('the page says the limits that are in force', () => {
  const { length, depth } = formulaLimits
  expect(page).toContain(`${length.toLocaleString('en')} characters and ${depth} levels`)
  expect(formulaFunctions.lag.constant).toEqual({ least: 1, most: 60 })
  expect(formulaFunctions.round.constant).toEqual({ least: -6, most: 6 })
})
