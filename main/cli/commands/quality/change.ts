import { qualityFix } from '@shared/model/quality/quality-fixes'
import type { Action } from '../../actions'
import { flag, textOf } from '../../option-values'
import { UsageError } from '../../usage-error'

const needed = (value: string | undefined, option: string): string => {
  if (value === undefined) throw new UsageError('option_missing', { option })
  return value
}

function chosen(words: readonly string[]): string[] {
  if (words.length === 0) throw new UsageError('argument_missing')
  return [...words]
}

/** `quality DIR assign ID… --to PERSON|none`. */
export const assignFindings: Action = async ({ desk, words, options }) => {
  const to = needed(textOf(options, 'to'), 'to')
  const findings = chosen(words)
  const person = to === 'none' ? null : to
  await (await desk()).ask('quality.assign', { findings, person })
  return { document: { findings, person }, lines: findings }
}

/** `quality DIR ignore ID… --reason TEXT`. */
export const ignoreFindings: Action = async ({ desk, words, options }) => {
  const reason = needed(textOf(options, 'reason'), 'reason')
  const findings = chosen(words)
  await (await desk()).ask('quality.ignore', { findings, reason })
  return { document: { findings, reason }, lines: findings }
}

/** `quality DIR fix ID --reason TEXT [--what JSON] [--preview]`: the likeliest fix, or the one given. */
export const fixFinding: Action = async ({ desk: open, words, options }) => {
  const [finding, surplus] = chosen(words)
  if (finding === undefined || surplus !== undefined)
    throw new UsageError('argument_surplus', { value: surplus ?? '' })
  const desk = await open()
  const { finding: of, suggestions } = await desk.ask('quality.finding', { finding })
  const what = fixGiven(textOf(options, 'what')) ?? suggestions[0]
  if (!what) throw new UsageError('option_missing', { option: 'what' })
  const { connection } = of
  const preview = await desk.ask('quality.previewFix', { connection, what })
  if (flag(options, 'preview'))
    return { document: { what, ...preview }, lines: [JSON.stringify(what), String(preview.rows)] }
  const reason = needed(textOf(options, 'reason'), 'reason')
  const fix = await desk.ask('quality.acceptFix', { connection, what, finding, reason })
  return { document: { ...fix, rows: preview.rows }, lines: [fix.fix, JSON.stringify(what)] }
}

function fixGiven(text: string | undefined) {
  if (text === undefined) return undefined
  try {
    return qualityFix.parse(JSON.parse(text))
  } catch {
    throw new UsageError('option_choices', { option: 'what', choices: 'JSON' })
  }
}

/** `quality DIR fixes`: every fix that was ever accepted. */
export const listFixes: Action = async ({ desk }) => {
  const fixes = await (await desk()).ask('quality.fixes', {})
  return {
    document: fixes,
    lines: fixes.map(({ fix, connection, author, at, undoneAt, what }) =>
      [fix, connection, author, at, undoneAt ?? '', JSON.stringify(what)].join('  '),
    ),
  }
}

/** `quality DIR undo FIX --reason TEXT`. */
export const undoFix: Action = async ({ desk, words, options }) => {
  const [fix = ''] = chosen(words)
  const reason = needed(textOf(options, 'reason'), 'reason')
  const undone = await (await desk()).ask('quality.undoFix', { fix, reason })
  return { document: undone, lines: [fix] }
}
