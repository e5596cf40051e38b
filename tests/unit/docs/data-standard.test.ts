import { expect, test } from 'vitest'
import { dataStandardPage } from '../../support/data-standard-page'

test('docs/data-standard.md says what the declarations say', async () => {
  await expect(dataStandardPage()).toMatchFileSnapshot('../../../docs/data-standard.md')
})
