import { shortcuts } from '@renderer/app/shortcuts'
import { matchCommands } from '@renderer/features/palette/match-commands'
import { translate } from '@shared/messages/translate'
import { expect, test } from 'vitest'

const commands = [
  { label: 'Lock the selected cell' },
  { label: 'Air fryers', also: 'air_fryer' },
  { label: 'FG-AF01 Basket air fryer 3.5L' },
  { label: 'Undo in the scenario' },
]
const labels = (typed: string) => matchCommands(commands, typed).map(({ label }) => label)

test('every typed word must be in it, whatever the case; what begins so comes first', () => {
  expect(labels('air')).toEqual(['Air fryers', 'FG-AF01 Basket air fryer 3.5L'])
  expect(labels('FRYER bask')).toEqual(['FG-AF01 Basket air fryer 3.5L'])
  expect(labels('air_f')).toEqual(['Air fryers'])
  expect(labels('nowhere')).toEqual([])
  expect(labels(' ')).toEqual(commands.map(({ label }) => label))
})

test('no key has two meanings, and each is told in both languages', () => {
  const keys = shortcuts.flatMap((one) => [...one.keys]).filter((key) => key !== 'Enter')
  expect(new Set(keys).size).toBe(keys.length)
  for (const { text } of shortcuts)
    for (const language of ['en', 'zh-CN'] as const)
      expect(translate(language, text)).not.toContain('shortcut_')
})
