import { chooseLanguage, languageOf } from '@main/cli/choose-language'
import { displayWidth } from '@main/cli/display-width'
import { assumptionOf } from '@main/cli/driver-options'
import { figure, share } from '@main/cli/number-format'
import { pairsOf } from '@main/cli/option-values'
import { joinValues, parseArguments } from '@main/cli/parse-arguments'
import { monthsOf } from '@main/cli/period-span'
import { table } from '@main/cli/print-table'
import { sessionSecrets, variableOf } from '@main/cli/session-secrets'
import { describe, expect, test } from 'vitest'
import { listeningTerminal } from './cli-in-process'

const options = { value: 'text', demand: 'text', where: 'pairs', option: 'list' } as const

describe('options', () => {
  test('a sign before a digit is no option', () => {
    expect(parseArguments(['x', '--value', '-5%', '--demand', '-.5'], options)).toEqual({
      words: ['x'],
      options: { value: '-5%', demand: '-.5' },
    })
  })

  test('pairs may follow one another, and end with what is no pair', () => {
    const { words, options: read } = parseArguments(
      ['--where', 'a=1', 'b=x=y', 'DIR', 'c=3', '--where', 'd=4'],
      options,
    )
    expect(pairsOf(read, 'where')).toEqual({ a: '1', b: 'x=y', d: '4' })
    expect(words).toEqual(['DIR', 'c=3'])
  })

  test('lists are repeated options, and do not take pairs', () => {
    expect(joinValues(['--option', 'a=1', 'b=2'], options)).toEqual(['--option', 'a=1', 'b=2'])
    expect(parseArguments(['--option', 'a', '--option', 'b'], options).options.option).toEqual([
      'a',
      'b',
    ])
  })

  test.each([
    [['--value'], 'option_empty'],
    [['--value', '--json'], 'option_empty'],
    [['--unknown', '1'], 'option_unknown'],
    [['--constructor'], 'option_unknown'],
    [['-x'], 'option_unknown'],
    [['--json=yes'], 'option_takes_nothing'],
  ])('%j is refused: %s', (argv, key) => {
    expect(() => parseArguments(argv, options)).toThrow(
      expect.objectContaining({ name: 'UsageError', key }),
    )
  })

  test('a value may begin with a dash where it is tied to its option', () => {
    expect(parseArguments(['--value=--json', '--demand=-x'], options).options).toEqual({
      value: '--json',
      demand: '-x',
    })
  })
})

describe('drivers', () => {
  const span = { from: '2026-12', to: '2027-05' }
  test('demand', () => {
    expect(assumptionOf({ demand: '+20%', where: ['customer=C001'], ...span })).toEqual({
      kind: 'demand_percent',
      where: { customer: 'C001' },
      percent: 20,
      ...span,
    })
  })

  test('receipts', () => {
    const typed = { supplier: 'S02', late: '2', short: '15', item: 'RM-MCU01', ...span }
    expect(assumptionOf(typed)).toEqual({
      kind: 'receipts',
      supplier: 'S02',
      item: 'RM-MCU01',
      periodsLate: 2,
      percentShort: 15,
      ...span,
    })
  })

  test.each([
    [
      { units: '-500', where: ['family=kettle'], ...span },
      { kind: 'demand_units', units: -500, spread: 'demand', where: { family: 'kettle' } },
    ],
    [
      { won: 'OPP-0001', close: '2027-01', 'new-business': '60%' },
      { kind: 'opportunity', outcome: 'won', close: '2027-01', newBusinessPercent: 60 },
    ],
    [{ lost: 'OPP-0001' }, { kind: 'opportunity', opportunity: 'OPP-0001', outcome: 'lost' }],
    [
      { promotion: '25%', ...span },
      { kind: 'promotion', percent: 25, where: {} },
    ],
    [
      {
        'new-item': 'N',
        'name-en': 'New',
        like: 'P',
        share: '40%',
        start: '2027-03',
        ramp: '3',
        'list-price': '420',
        'takes-from': 'P',
        takes: '50%',
      },
      { kind: 'new_item', item: 'N', name: { zh: 'New', en: 'New' }, price: 420, rampPeriods: 3 },
    ],
    [
      { resource: ['L-AF'], site: 'P02', regular: '-20%', 'overtime-hours': '+80', ...span },
      { kind: 'capacity', resources: ['L-AF'], site: 'P02', overtimeHours: 80, regularHours: 0 },
    ],
    [
      { site: 'P02', regular: '-20%', ...span },
      { kind: 'capacity', resources: [], site: 'P02' },
    ],
    [
      { 'safety-days': '30', where: ['site=P01'] },
      { kind: 'safety_stock', days: 30, where: { site: 'P01' } },
    ],
    [
      { price: '+3%', ...span },
      { kind: 'price', percent: 3 },
    ],
    [
      { cost: '8', where: ['item=M'], ...span },
      { kind: 'cost', where: { item: 'M' } },
    ],
  ])('%j', (typed, assumption) => {
    expect(assumptionOf(typed)).toMatchObject(assumption)
  })

  test.each([
    [{ demand: '5', supplier: 'S02', late: '1' }, 'driver_wanted'],
    [{}, 'driver_wanted'],
    [{ supplier: 'S02' }, 'receipts_wanted'],
    [{ demand: '20', item: 'X' }, 'driver_takes_no_option'],
    [{ demand: '20', late: '2' }, 'driver_takes_no_option'],
    [{ supplier: 'S02', late: '2', where: ['item=X'] }, 'driver_takes_no_option'],
    [{ units: '5', spread: 'evenly' }, 'option_choices'],
    [{ resource: ['L-AF'] }, 'capacity_wanted'],
    [{ price: '3', cost: '3' }, 'driver_wanted'],
    [{ supplier: 'S02', late: '99' }, 'not_a_whole_number_within'],
    [{ supplier: 'S02', late: '1.5' }, 'not_a_whole_number_within'],
    [{ supplier: 'S02', short: '101' }, 'not_a_number_within'],
    [{ demand: '-101' }, 'not_a_number_within'],
    [{ supplier: '', late: '2' }, 'option_missing'],
  ])('%j is refused: %s', (typed, key) => {
    expect(() => assumptionOf({ ...typed, ...span })).toThrow(
      expect.objectContaining({ name: 'UsageError', key }),
    )
  })
})

test('a span of months runs over the year', () => {
  expect(monthsOf('2026-11..2027-02')).toEqual(['2026-11', '2026-12', '2027-01', '2027-02'])
  expect(monthsOf('2026-11')).toEqual(['2026-11'])
})

test('the language comes from --lang, else from the workspace, else from the environment', () => {
  expect(languageOf({ LANG: 'zh_CN.UTF-8' })).toBe('zh-CN')
  expect(languageOf({ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' })).toBe('en')
  expect(chooseLanguage('ZH-cn', { LANG: 'en' }, () => 'en')).toBe('zh-CN')
  expect(chooseLanguage(undefined, { LANG: 'en' }, () => 'zh-CN')).toBe('zh-CN')
  expect(chooseLanguage(undefined, { LANG: 'zh_CN' })).toBe('zh-CN')
})

test('columns are aligned where characters are two wide', () => {
  expect(displayWidth('计划 a')).toBe(6)
  const lines = table(
    [{ title: '产品族' }, { title: 'Σ', right: true }],
    [
      ['空气炸锅', '1'],
      ['a\u001b[2Jb', '12,345'],
    ],
  )
  expect(new Set(lines.map(displayWidth)).size).toBe(1)
  expect(lines.join('')).not.toContain('\u001b')
})

test('figures read as people of the language write them', () => {
  expect(figure('en', 1234567.8)).toBe('1,234,568')
  expect(figure('zh-CN', 12.345)).toBe('12.35')
  expect(figure('en', Number.NaN)).toBe('–')
  expect(share('en', 0.8732)).toBe('87.3%')
})

describe('secrets of a run', () => {
  const prompt = (name: string) => `${name}?`

  test('come from the environment, and what was typed goes before', async () => {
    const { terminal } = listeningTerminal('typed')
    const environment = { [variableOf('my erp')]: 'set' }
    const secrets = sessionSecrets({ ...terminal, environment }, prompt)
    expect(variableOf('my erp')).toBe('EVENKEEL_SECRET_MY_ERP')
    expect(await secrets.get('my erp')).toBe('set')
    await secrets.set('my erp', 'other')
    expect(await secrets.get('my erp')).toBe('other')
    await secrets.remove('my erp')
    expect(await secrets.get('crm')).toBeUndefined()
    expect(secrets.kept).toBe(false)
  })

  test('are asked for once where a person can answer', async () => {
    let asked = 0
    const { terminal } = listeningTerminal()
    const readSecret = async () => {
      asked++
      return 'typed'
    }
    const secrets = sessionSecrets({ ...terminal, interactive: true, readSecret }, prompt)
    expect(await Promise.all([secrets.get('erp'), secrets.get('erp')])).toEqual(['typed', 'typed'])
    expect(asked).toBe(1)
  })
})
