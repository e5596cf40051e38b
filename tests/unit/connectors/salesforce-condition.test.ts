import { clockOf } from '@main/connectors/clock-of-zone'
import { ConditionFault, fieldsOfCondition } from '@main/connectors/salesforce/check-condition'
import { numberOfId, valueReader } from '@main/connectors/salesforce/field-values'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

describe('one condition of SOQL', () => {
  test.each([
    ["StageName = 'Closed Won'", ['StageName']],
    ["Name = 'O\\'Neill' AND (Amount >= 10.5 OR IsWon = true)", ['Name', 'Amount', 'IsWon']],
    ['NOT (CloseDate < LAST_N_DAYS:30)', ['CloseDate']],
    [
      "Account.Type NOT IN ('a', 'b') and CreatedDate > 2026-01-01T00:00:00Z",
      ['Account.Type', 'CreatedDate'],
    ],
    ["Tags__c INCLUDES ('a;b') OR Name LIKE '100%'", ['Tags__c', 'Name']],
    ['StartDate != null', ['StartDate']],
  ])('%s', (text, fields) => {
    expect(fieldsOfCondition(text)).toEqual(fields)
  })

  test.each([
    ['', 0],
    ['Amount', 6],
    ['Id IN (SELECT Id FROM Account)', 7],
    ["Name = 'a'; DELETE", 10],
    ["Name = 'a' LIMIT 5", 11],
    ["Name = 'a' ORDER BY Name", 11],
    ["Name = 'unfinished", 7],
    ["Name = 'a' --", 11],
    ['FORMAT(Amount) = 5', 6],
    ["(Name = 'a'", 11],
    ['Name = Other__c', 7],
    [`${'('.repeat(30)}A = 1`, 21],
  ])('%s is refused at sign %d', (text, at) => {
    expect(() => fieldsOfCondition(text)).toThrow(ConditionFault)
    try {
      fieldsOfCondition(text)
    } catch (error) {
      expect((error as ConditionFault).at).toBe(at)
    }
  })

  test('whatever is written, it is a condition or a fault', () => {
    const word = fc.constantFrom(
      'A',
      ' ',
      "'b'",
      '(',
      ')',
      'AND',
      'NOT',
      '=',
      ',',
      'IN',
      '1',
      'null',
      ';',
      '\\',
      "'",
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(word).map((words) => words.join(' ')),
        ),
        (text) => {
          try {
            expect(fieldsOfCondition(text).length).toBeGreaterThan(0)
          } catch (error) {
            expect(error).toBeInstanceOf(ConditionFault)
          }
        },
      ),
    )
  })
})

describe('values', () => {
  const utc = clockOf('UTC')

  test('of JSON and of CSV come to the same', () => {
    expect(valueReader('currency', utc)('12.50')).toBe(12.5)
    expect(valueReader('currency', utc)(12.5)).toBe(12.5)
    expect(valueReader('boolean', utc)('false')).toBe(false)
    expect(valueReader('string', utc)('0012')).toBe('0012')
    expect(valueReader('string', utc)('')).toBeNull()
  })

  test('that no number holds stay as they were written', () => {
    expect(valueReader('double', utc)('12345678901234567890')).toBe('12345678901234567890')
    expect(valueReader('double', utc)(Number.POSITIVE_INFINITY)).toBe('Infinity')
    expect(valueReader('string', utc)({ street: 'x' })).toBeUndefined()
  })

  test('a point in time is told by the clock of the zone', () => {
    const instant = '2026-03-01T22:30:00.000+0000'
    expect(clockOf('Asia/Shanghai')(instant)).toBe('2026-03-02 06:30:00')
    expect(clockOf('America/Los_Angeles')(instant)).toBe('2026-03-01 14:30:00')
    expect(utc('no time')).toBe('no time')
  })

  test('an Id counts', () => {
    expect(numberOfId('006Ek0000000001AAA')).toBe(1)
    expect(numberOfId('006Ek000000000A')).toBe(10)
    expect(numberOfId('nothing')).toBeNull()
    expect(Number.isSafeInteger(numberOfId('006Ek00zzzzzzzzAAA'))).toBe(true)
  })
})
