/** Inside the renderer: who knows AG Grid, who knows the charts, who speaks with the services. */
import { expect, test } from 'vitest'
import { type Import, importsOf } from './imports-of-file'
import { sourcesIn } from './source-files'

const imports = sourcesIn('renderer').flatMap(importsOf)

const usersOf = (wanted: (one: Import) => boolean): string[] => [
  ...new Set(imports.filter(wanted).map(({ file }) => file)),
]

test('only renderer/grid knows AG Grid', () => {
  const users = usersOf(({ specifier }) => /^@?ag-(grid|charts)/.test(specifier))
  expect(users.filter((file) => !file.startsWith('renderer/grid/'))).toEqual([])
  expect(users).not.toEqual([])
})

test('only renderer/charts knows recharts', () => {
  const users = usersOf(({ specifier }) => /^(recharts|d3-)/.test(specifier))
  expect(users.filter((file) => !file.startsWith('renderer/charts/'))).toEqual([])
  expect(users).not.toEqual([])
})

test('only the files made for it speak with the services', () => {
  const mayCall = /^renderer\/(client|app)\/|^renderer\/main\.tsx$|-(queries|calls)\.ts$/
  const users = usersOf(({ own }) => own?.startsWith('renderer/client/') === true)
  expect(users.filter((file) => !mayCall.test(file))).toEqual([])
})

test('grid, charts and ui know no feature', () => {
  const users = usersOf(({ own }) => own?.startsWith('renderer/features/') === true)
  expect(users.filter((file) => /^renderer\/(grid|charts|ui|client)\//.test(file))).toEqual([])
})
