import { listOwnMeasures } from '@main/store/reading'
import { deleteOwnMeasure, openWorkspace, putOwnMeasure } from '@main/store/writing'
import type { StoredMeasure } from '@shared/contract/measure-calls'
import { expect, test } from 'vitest'
import { baseWorkspace, now, temporaryFolder } from './store-support'

const own = (key: string, formula: string): StoredMeasure => ({
  key,
  name: { zh: '毛利率', en: 'Margin share' },
  level: 'demand',
  unit: 'share',
  formula,
  across: 'formula',
  savedBy: 'anna',
  savedAt: now,
})

test('own measures keep their order and their formulas as typed, through changes and a restart', () => {
  const folder = temporaryFolder()
  const { db, close } = baseWorkspace(folder)
  putOwnMeasure(db, own('second', '（revenue ＋ 1）'))
  putOwnMeasure(db, own('first', 'second'))
  putOwnMeasure(db, own('second', 'revenue'))
  close()
  const again = openWorkspace(folder, { now })
  expect(listOwnMeasures(again.db)).toEqual([own('second', 'revenue'), own('first', 'second')])
  expect(deleteOwnMeasure(again.db, 'second')).toBe(true)
  expect(deleteOwnMeasure(again.db, 'second')).toBe(false)
  expect(listOwnMeasures(again.db)).toEqual([own('first', 'second')])
  again.close()
})
