/** `forecast DIR`: the baseline of a workspace with what each method did, one item in full, and how items are forecast. */
import type { Language } from '@shared/contract/app-calls'
import type { Params } from '@shared/contract/contract'
import type {
  ForecastErrors,
  ForecastWish,
  ItemForecastDetail,
} from '@shared/contract/forecast-calls'
import { translate } from '@shared/messages/translate'
import { forecastChoices, type MethodKey, methodKeys } from '@shared/model/forecast-words'
import { reconciliationKeys } from '@shared/model/reconciliation-words'
import type { Answer, CommandContext } from '../command'
import type { Desk } from '../desk'
import { findScenario } from '../lookups'
import { figure, share } from '../number-format'
import { choiceOf, flag, listOf, pairsOf, textOf } from '../option-values'
import { table } from '../print-table'
import { UsageError } from '../usage-error'
import { addingUpLines } from './forecast-adding-up'
import { tieLines, tieOf } from './forecast-ties'

const word = (language: Language, key: string): string => translate(language, `forecast.${key}`)
const right = (title: string) => ({ title, right: true })

const errorCells = (language: Language, errors: ForecastErrors | null): string[] => [
  figure(language, errors?.mase),
  share(language, errors?.smape ?? undefined),
  figure(language, errors?.bias),
]

/** Members to leave out, as they were named. */
function leftOut(named: readonly string[]): MethodKey[] {
  return named.map((value) => {
    const key = methodKeys.find((method) => method === value)
    if (!key)
      throw new UsageError('option_choices', {
        option: 'leave-out',
        choices: methodKeys.join(', '),
      })
    return key
  })
}

function wishOf(context: CommandContext): ForecastWish | null {
  const { options } = context
  const method = choiceOf(options, 'method', forecastChoices)
  const leaveOut = leftOut(listOf(options, 'leave-out'))
  const usual = flag(options, 'usual')
  const tie = tieOf(options)
  const way = choiceOf(options, 'add-up', ['automatic', ...reconciliationKeys])
  if (!method && leaveOut.length === 0 && !usual && !tie && !way) return null
  const chosen = { ...(method ? { method } : {}), ...(leaveOut.length > 0 ? { leaveOut } : {}) }
  const addUp = way ? { addUp: way === 'automatic' ? null : way } : {}
  return { ...chosen, ...tie, ...addUp, usual }
}

/** A row for everything that could forecast the item. */
const candidateLines = (
  candidates: ItemForecastDetail['candidates'],
  language: Language,
): string[] =>
  table(
    [
      { title: word(language, 'method') },
      { title: '' },
      right('MASE'),
      right('sMAPE'),
      right(word(language, 'bias')),
      right(word(language, 'next')),
    ],
    candidates.map(({ method, part, refused, errors, year }) => [
      word(language, `method_${method}`),
      word(language, refused ? `refused_${refused}` : `part_${part}`),
      ...errorCells(language, errors),
      figure(language, year),
    ]),
  )

/** How the item is forecast, what could forecast it, then what was found in its history. */
function detailLines(detail: ItemForecastDetail, { language, say }: CommandContext): string[] {
  const { candidates, findings, reasons } = detail
  return [
    say('forecast_item', {
      item: detail.item,
      name: language === 'en' ? detail.name.en : detail.name.zh,
      method: word(language, `method_${detail.method}`),
      kind: word(language, `kind_${detail.kind}`),
    }),
    ...reasons.map((reason) => word(language, `reason_${reason}`)),
    ...tieLines(detail, language),
    ...(candidates.length > 0 ? ['', ...candidateLines(candidates, language)] : []),
    ...(findings.length > 0 ? ['', word(language, 'findings')] : []),
    ...table(
      [{ title: '' }, { title: '' }, right(''), right(''), { title: '' }],
      findings.map(({ period, kind, observed, used, applied }) => [
        period,
        word(language, `finding_${kind}`),
        figure(language, observed),
        figure(language, used),
        word(language, applied ? 'applied' : 'notApplied'),
      ]),
    ).slice(1),
  ]
}

async function showItem(scenario: string, item: string, context: CommandContext): Promise<Answer> {
  const desk = await context.desk()
  const shown = await desk.ask('forecast.show', { scenario, where: { item } })
  const { language } = context
  const [narrow] = shown.intervals
  return {
    document: shown,
    lines: [
      ...(shown.detail ? detailLines(shown.detail, context) : [word(language, 'nothing')]),
      '',
      ...table(
        [
          { title: context.say('forecast_month') },
          right(context.say('forecast_baseline')),
          ...(narrow ? [right(`${narrow.level} % ↓`), right(`${narrow.level} % ↑`)] : []),
        ],
        shown.planned.map((period, h) => [
          period,
          figure(language, shown.baseline[h]),
          ...(narrow ? [figure(language, narrow.lower[h]), figure(language, narrow.upper[h])] : []),
        ]),
      ),
    ],
  }
}

async function listItems(scenario: string, context: CommandContext): Promise<Answer> {
  const { language, say, options } = context
  const desk = await context.desk()
  const where = pairsOf(options, 'where')
  const made = await desk.ask('forecast.baseline', { scenario, where })
  const { addingUp = null } =
    where.family === undefined ? {} : await desk.ask('forecast.show', { scenario, where })
  return {
    document: { ...made, addingUp },
    lines: [
      ...table(
        [
          { title: say('forecast_of') },
          { title: word(language, 'kind') },
          { title: word(language, 'method') },
          right(say('forecast_last_year')),
          right(say('forecast_next_year')),
          right('MASE'),
          right('sMAPE'),
          right(word(language, 'bias')),
        ],
        made.items.map(({ item, kind, method, lastYear, nextYear, accuracy }) => [
          item,
          word(language, `kind_${kind}`),
          word(language, `method_${method}`),
          figure(language, lastYear),
          figure(language, nextYear),
          ...errorCells(language, accuracy.find((one) => one.method === method)?.errors ?? null),
        ]),
      ),
      '',
      ...table(
        [
          { title: word(language, 'method') },
          right(word(language, 'items')),
          right('MASE'),
          right('sMAPE'),
        ],
        made.accuracy.map(({ method, items, mase, smape }) => [
          word(language, `method_${method}`),
          figure(language, items),
          figure(language, mase),
          share(language, smape ?? undefined),
        ]),
      ),
      ...addingUpLines(addingUp, language),
    ],
  }
}

/** Ctrl+C gives up what is forecast for it, and leaves the plan as it was. */
async function choose(
  desk: Desk,
  chosen: Pick<Params<'forecast.set'>, 'scenario' | 'where' | 'wish'>,
  { options, program, note, say }: CommandContext,
): Promise<void> {
  const reason = textOf(options, 'reason')
  const { scenario } = chosen
  const silent = desk.on('forecast.progress', (told) => {
    if (told.scenario === scenario)
      note(say('forecast_progress', { done: told.done, total: told.total }))
  })
  const heard = program.terminal.onInterrupt(() => {
    note(say('cancelling'))
    void desk.ask('forecast.stop', { scenario })
  })
  try {
    await desk.ask('forecast.set', { ...chosen, ...(reason ? { reason } : {}) })
  } finally {
    heard()
    silent()
  }
}

/** Chooses first, where something is chosen, then shows. */
export async function forecastWorkspace(context: CommandContext): Promise<Answer> {
  const { options } = context
  const desk = await context.desk()
  const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
  const item = textOf(options, 'item')
  const where = item === undefined ? pairsOf(options, 'where') : { item }
  const wish = wishOf(context)
  if (wish) {
    await choose(desk, { scenario, where, wish }, context)
  }
  return item === undefined ? listItems(scenario, context) : showItem(scenario, item, context)
}
