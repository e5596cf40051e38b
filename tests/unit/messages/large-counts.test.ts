/** Thousands of cells are counted as people write thousands. */
import { translate } from '@shared/messages/translate'
import { expect, test } from 'vitest'

test('counts of cells have separators, in both languages', () => {
  expect(translate('en', 'plan.many_paste', { count: 5000 })).toBe('Paste 5,000 cells')
  expect(translate('en', 'plan.many_paste', { count: 1 })).toBe('Paste 1 cell')
  expect(translate('zh-CN', 'plan.manySum', { count: 12_345, refused: 1 })).toContain('12,345')
})
