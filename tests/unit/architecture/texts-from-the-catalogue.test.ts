/** Every word on a screen comes from the message catalogue, so that both languages are complete. */
import { describe, expect, test } from 'vitest'
import { sourcesIn, textOf } from './source-files'
import { textsInComponents } from './texts-in-components'

test.each(sourcesIn('renderer').filter((file) => file.endsWith('.tsx')))(
  '%s has no words of its own',
  (file) => {
    expect(textsInComponents(textOf(file))).toEqual([])
  },
)

describe('the search', () => {
  test.each([
    ['<p>Save</p>', 'Save'],
    ['<p>{"Save"}</p>', 'Save'],
    ['<p>{busy ? "Saving" : t("saved")}</p>', 'Saving'],
    ['<p>{busy && `Saving`}</p>', 'Saving'],
    ['<input title="Save" />', 'Save'],
    ['<input aria-label={"Save"} />', 'Save'],
    ['const text = "保存"', '保存'],
  ])('finds the words of %s', (code, text) => {
    expect(textsInComponents(code)).toEqual([text])
  })

  test.each([
    '<p className="wide">{t("save")}</p>',
    '<p>{a} · {b} – 100 %</p>',
    '// 保存\nconst key = "save"',
  ])('passes over %s', (code) => {
    expect(textsInComponents(code)).toEqual([])
  })
})
