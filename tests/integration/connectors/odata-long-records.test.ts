import { randomBytes } from 'node:crypto'
import { dialects } from '@main/connectors/odata/dialects'
import { ODataClient } from '@main/connectors/odata/odata-client'
import { recordChange } from '@main/connectors/odata/target/remote-record'
import { plainNames } from '@main/connectors/odata/target/target-names'
import type { ODataDialect } from '@shared/model/odata-dialects'
import { expect, test } from 'vitest'
import { documentOf } from './publish-samples'

/** A document whose question cannot be packed to less than it is. */
const long = (characters: number) => {
  const document = documentOf('k1', [])
  const question = randomBytes(characters / 2).toString('hex')
  return { ...document, decision: { ...document.decision, question } }
}

function change(dialect: ODataDialect, characters: number) {
  const client = new ODataClient({
    root: new URL('https://erp.example/api/'),
    user: 'planner',
    timeoutSeconds: 1,
    access: { sign: async (asked) => asked },
    dialect: dialects[dialect],
    sapClient: '',
    service: '',
  })
  return recordChange({ client, service: '', batchLimit: 100, names: plainNames }, long(characters))
}

test('a record that Dataverse cannot hold even packed is refused before anything is sent', () => {
  expect(change('dataverse', 1_200_000).body).toHaveProperty('Document')
  expect(() => change('dataverse', 3_000_000)).toThrow(
    expect.objectContaining({
      code: 'SERVER_REFUSED',
      params: expect.objectContaining({ said: expect.stringMatching(/^Document: \d+ > 1048576$/) }),
    }),
  )
  expect(change('generic', 3_000_000).body).toHaveProperty('Document')
})
