/** Which files the name of several stands for. */
import { fitsPattern } from '@main/connectors/files/file-pattern'
import { expect, test } from 'vitest'

test.each([
  ['*.edi', 'a.edi', true],
  ['*.edi', '.edi', false],
  ['*.edi', '~$a.edi', false],
  ['*.edi', 'A.EDI', true],
  ['*.edi', 'a.edi.bak', false],
  ['*.edi', 'inbox/a.edi', false],
  ['inbox/*.edi', 'inbox/a.edi', true],
  ['inbox/*.edi', 'inbox/sent/a.edi', false],
  ['./inbox/../inbox/*.edi', 'inbox/a.edi', true],
  ['stock-????.txt', 'stock-2026.txt', true],
  ['stock-????.txt', 'stock-202.txt', false],
  ['a*b*c', 'aXbXbYc', true],
  ['a*b*c', 'aXcXb', false],
  ['*', 'anything', true],
  ['a**', 'a', true],
  ['a?', 'a', false],
  ['*.txt', 'a\nb.txt', true],
  ['订单?.txt', '订单😀.txt', true],
  ['[a-z]*.txt', 'b.txt', false],
  ['a+(b)*.txt', 'a+(b)c.txt', true],
])('%s and %s', (pattern, place, fits) => {
  expect(fitsPattern(pattern, place)).toBe(fits)
})

test('no pattern takes long, whatever a server calls its files', () => {
  expect(fitsPattern(`${'a*'.repeat(40)}b`, 'a'.repeat(250))).toBe(false)
})
