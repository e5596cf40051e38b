/** A trace as an indented tree, for people. */
import type { SourceRows, Trace, Why, WhyDifferent } from '@shared/contract/why-calls'
import { translate } from '@shared/messages/translate'
import { entityWord, measureWord } from './code-words'
import type { CommandContext } from './command'
import { figure, share } from './number-format'
import { table } from './print-table'
import {
  contributionWord,
  driverWord,
  inputLabel,
  inputWord,
  limitSentence,
  nameIn,
  type OwnNames,
  unitFigure,
} from './why-words'

/** A trace with those of its inputs that were asked for as well, by place in `inputs`. */
export interface TraceTree {
  readonly trace: Trace
  readonly inputs: readonly (TraceTree | null)[]
}

type Context = Pick<CommandContext, 'language' | 'say'> & { readonly own: OwnNames }

/** Rows listed for each entity; `--json` has more. */
const rowsListed = 5

/** The figure, its formula and its inputs, each level further in. */
function treeRows({ trace, inputs }: TraceTree, context: Context, depth = 0): string[][] {
  const { language, own } = context
  const indent = '  '.repeat(depth)
  const sentence = translate(language, `why.formula_${trace.formula}`)
  const rows = [[`${indent}= ${[sentence, trace.formulaText ?? ''].join(' ').trim()}`, '']]
  trace.inputs.forEach((input, k) => {
    rows.push([
      `${indent}  ${inputLabel(language, input, trace.place.period, own)}`,
      unitFigure(language, input.unit, input.value),
    ])
    const below = inputs[k]
    if (below) rows.push(...treeRows(below, context, depth + 2))
  })
  if (trace.rest !== null)
    rows.push([`${indent}  ${translate(language, 'why.rest')}`, figure(language, trace.rest)])
  return rows
}

function partRows({ parts, others, unit }: Trace, { language }: Context): string[][] {
  const rows = parts.map(({ code, name, value }) => [
    `  ${code} ${nameIn(language, name)}`.trimEnd(),
    unitFigure(language, unit, value),
  ])
  if (others)
    rows.push([
      `  ${translate(language, 'why.others', { count: others.count })}`,
      unitFigure(language, unit, others.value),
    ])
  return rows
}

function sourceLines(of: SourceRows, { language, say }: Context): string[] {
  const shown = of.rows.slice(0, rowsListed)
  const names = Object.keys(shown[0]?.fields ?? {})
  const heading = (name: string): string => translate(language, `why.field_${name}`)
  const keys = Object.keys(shown[0]?.key ?? {})
  const text = (value: unknown): string =>
    value === null || value === undefined ? '' : String(value)
  return [
    `${entityWord(language, of.entity)}: ${translate(language, 'why.rowsOf', { count: of.count, sum: figure(language, of.sum) })}`,
    translate(language, 'why.readFrom', of),
    ...table(
      [
        ...keys.map((name) => ({ title: heading(name) })),
        ...names.map((name) => ({ title: heading(name) })),
        { title: say('column_value'), right: true },
      ],
      shown.map(({ key, fields, value }) => [
        ...keys.map((name) => text(key[name])),
        ...names.map((name) => text(fields[name])),
        figure(language, value),
      ]),
    ),
    ...shown.flatMap(({ corrections = [] }) =>
      corrections.map(({ author, at, ...one }) =>
        translate(language, 'quality.correctedFrom', { ...one, name: author, time: at }),
      ),
    ),
  ]
}

/** The rule that weighed the layers, and who set it. */
function policyLines({ policy }: Why, { language }: Context): string[] {
  if (!policy) return []
  const { rule, revision, setBy, setAt, reason } = policy
  const values = {
    baseline: share(language, rule.baselineWeight),
    forecast: share(language, rule.forecastWeight),
    pipeline: share(language, rule.pipelineShare),
    part: translate(language, `layers.pipelineCounting_${rule.pipelineCounting}`),
  }
  const set = { revision, who: setBy, at: setAt }
  return [
    `  ${translate(language, 'why.policyRule', values)}`,
    `  ${revision === 0 ? translate(language, 'layers.noVersions') : translate(language, 'why.policySet', set)}`,
    ...(reason ? [`  ${reason}`] : []),
  ]
}

/** Everything there is to say about a figure. */
export function whyLines(why: Why, tree: TraceTree, context: Context): string[] {
  const { language, say, own } = context
  const columns = [{ title: '' }, { title: '', right: true }]
  const section = (title: string, lines: readonly string[]): string[] =>
    lines.length > 0 ? ['', translate(language, `why.${title}`), ...lines] : []
  const place = Object.entries(why.place.where).map((pair) => pair.join('='))
  const heading = [inputWord(language, why.place.measure, own), why.place.period, ...place]
  const unblanked = (rows: string[][]): string[] =>
    rows.length > 0 ? table(columns, rows).slice(1) : []
  return [
    `${heading.join(' ')} (${why.scenarioName}): ${unitFigure(language, why.unit, why.value)}`,
    ...unblanked(treeRows(tree, context)),
    ...section('parts', unblanked(partRows(why, context))),
    ...section(
      'limits',
      why.limits.map((limit) => `  ${limitSentence(language, limit)}`),
    ),
    ...section(
      'sources',
      why.sources.flatMap((one) => sourceLines(one, context)),
    ),
    ...section(
      'edits',
      why.edits.length > 0
        ? table(
            ['at', 'author', 'measure', 'entry', 'before', 'after', 'lines', 'reason'].map(
              (name) => ({ title: say(`column_${name}`), right: /before|after|lines/.test(name) }),
            ),
            why.edits.map((edit) => [
              edit.at,
              edit.author,
              measureWord(language, edit.measure),
              edit.entry ?? '',
              figure(language, edit.before),
              figure(language, edit.after),
              String(edit.lines),
              edit.reason ?? '',
            ]),
          )
        : [],
    ),
    ...section('policy', policyLines(why, context)),
    ...section(
      'drivers',
      why.drivers.map((driver) => `  ${driverWord(language, driver)}`),
    ),
  ]
}

/** The contributions with the figure as it grows. */
export function differenceLines(
  { unit, of, to, contributions }: WhyDifferent,
  names: { readonly of: string; readonly to: string },
  { language }: Pick<Context, 'language'>,
): string[] {
  let upTo = of
  const rows = contributions.map((one) => {
    upTo += one.value
    const by = one.edit
      ? translate(language, 'why.changedBy', { person: one.edit.author, at: one.edit.at })
      : ''
    return [
      contributionWord(language, one),
      unitFigure(language, unit, one.value),
      unitFigure(language, unit, upTo),
      by,
      one.edit?.reason ?? '',
    ]
  })
  return table(
    [
      { title: translate(language, 'why.contribution') },
      { title: translate(language, 'why.effect'), right: true },
      { title: translate(language, 'why.upTo'), right: true },
      { title: '' },
      { title: '' },
    ],
    [
      [names.of, '', unitFigure(language, unit, of), '', ''],
      ...rows,
      [names.to, unitFigure(language, unit, to - of), unitFigure(language, unit, to), '', ''],
    ],
  )
}
