import { catalogues } from '@shared/messages/catalogue'
import { describe, expect, test } from 'vitest'

const placeholders = (text: string) =>
  [...text.matchAll(/\{\{\s*([\w.]+)[^}]*\}\}/g)].map((match) => match[1]).sort()

const namespaces = Object.keys(catalogues.en) as (keyof typeof catalogues.en)[]

describe.each(namespaces)('%s', (namespace) => {
  const english: Record<string, string> = catalogues.en[namespace]
  const chinese: Record<string, string> = catalogues['zh-CN'][namespace]

  test('has the same keys in both languages', () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort())
  })

  // A unit that is not written out is empty in both.
  test('leaves no text empty in one language only', () => {
    for (const [key, text] of Object.entries(english))
      expect(chinese[key]?.trim() === '', key).toBe(text.trim() === '')
  })

  test('fills in the same values in both languages', () => {
    for (const [key, text] of Object.entries(english))
      expect(placeholders(chinese[key] ?? ''), key).toEqual(placeholders(text))
  })
})
