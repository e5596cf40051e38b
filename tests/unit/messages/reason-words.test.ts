import { answerReasons, fileReasons, settingReasons, sizeReasons } from '@main/connectors/reasons'
import { catalogues } from '@shared/messages/catalogue'
import { describeError } from '@shared/messages/translate'
import { applyFaults, entryFaults } from '@shared/model/cell-entry/entry-shape'
import { describe, expect, test } from 'vitest'

const lists = { answerReasons, applyFaults, entryFaults, fileReasons, settingReasons, sizeReasons }

describe('reasons', () => {
  test.each(Object.entries(lists))('every word of %s has a text in both languages', (_, words) => {
    for (const language of ['en', 'zh-CN'] as const) {
      const texts: Record<string, string> = catalogues[language].reasons
      expect(words.filter((word) => !texts[word])).toEqual([])
    }
  })

  test('an error says its reason in words, and free texts as they are', () => {
    const text = (reason: string) =>
      describeError('en', { code: 'FILE_UNREADABLE', params: { file: 'a.csv', reason } })
    expect(text('not_a_workbook')).toContain('it is not a workbook')
    expect(text('EACCES')).toContain('access to it is denied (EACCES)')
    expect(text('EXDEV')).toContain('EXDEV')
    expect(text('read error. see log')).toContain('read error. see log')
  })
})
