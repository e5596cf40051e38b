import {
  formatClock,
  formatDate,
  formatExact,
  formatMoney,
  formatMoneyCompact,
  formatPeriod,
  formatQuantity,
  formatShare,
  nameOf,
  withSign,
} from '@renderer/ui/format'
import { describe, expect, it } from 'vitest'

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('figures', () => {
  it('groups thousands and has a sign for what is missing', () => {
    expect(formatQuantity(1234567.4, 'en')).toBe('1,234,567')
    expect(formatQuantity(Number.NaN, 'en')).toBe('–')
    expect(formatQuantity(-0, 'zh-CN')).toBe('0')
  })

  it('shortens money as each language does', () => {
    expect(plain(formatMoneyCompact(12_345_678, 'CNY', 'en'))).toBe('CNY 12.3M')
    expect(formatMoneyCompact(12_345_678, 'CNY', 'zh-CN')).toBe('1,230万')
    expect(formatMoneyCompact(1_234_567_890, 'CNY', 'zh-CN')).toBe('12.3亿')
    expect(plain(formatMoneyCompact(12_345_678, 'USD', 'zh-CN'))).toBe('USD 1,230万')
    expect(formatMoneyCompact(Number.NaN, 'CNY', 'en')).toBe('–')
  })

  it('writes whole money, shares and differences', () => {
    expect(plain(formatMoney(1234.6, 'CNY', 'en'))).toBe('CNY 1,235')
    expect(formatShare(0.1234, 'en')).toBe('12.3%')
    expect(withSign(-3, String)).toBe('−3')
    expect(withSign(3, String)).toBe('+3')
    expect(withSign(0, String)).toBe('0')
  })
})

describe('dates', () => {
  it('writes a period short', () => {
    expect(formatPeriod('2026-11', 'en')).toBe('Nov 26')
    expect(formatPeriod('2026-09', 'en')).toBe('Sep 26')
    expect(formatPeriod('2026-11', 'zh-CN')).toBe('26年11月')
  })

  it('keeps a day that day in every time zone', () => {
    expect(formatDate('2026-11-15', 'en')).toBe('15 Nov 2026')
    expect(formatDate('2026-11-15', 'zh-CN')).toBe('2026年11月15日')
  })

  it('shows what is no date as it is', () => {
    expect(formatDate('soon', 'en')).toBe('soon')
  })
})

it('gives the second today, and the day otherwise', () => {
  const now = new Date(2026, 10, 15, 12, 0, 0)
  expect(formatClock(new Date(2026, 10, 15, 9, 5, 7).toISOString(), 'en', now)).toBe('09:05:07')
  expect(formatClock(new Date(2026, 10, 14, 9, 5, 7).toISOString(), 'en', now)).toBe(
    '14 Nov 2026 09:05',
  )
})

it('rounds nothing away where figures are compared', () => {
  expect(formatExact(442.543, 'en')).toBe('442.543')
  expect(formatExact(443, 'en')).toBe('443')
})

it('names in the language asked', () => {
  expect(nameOf({ zh: '衡舟', en: 'Evenkeel' }, 'zh-CN')).toBe('衡舟')
  expect(nameOf({ zh: '衡舟', en: 'Evenkeel' }, 'en')).toBe('Evenkeel')
})
