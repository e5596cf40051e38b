/** A preview of a split, for people. */
import type { SplitPreview } from '@shared/contract/split-preview'
import type { CommandContext } from '../../command'
import { figure } from '../../number-format'
import { table } from '../../print-table'

/** What happens to a total in one period: its children and lines before and after, how it is split, what to beware of. */
export function previewLines(
  period: string,
  preview: SplitPreview,
  { language, say }: CommandContext,
): string[] {
  const shown = (value: number): string => figure(language, value)
  const head = [
    { title: say('column_line') },
    { title: say('column_before'), right: true },
    { title: say('column_after'), right: true },
    { title: '' },
  ]
  const nameOf = ({ zh, en }: { zh: string; en: string }): string => (language === 'en' ? en : zh)
  const children = preview.children.map((child) => [
    `${child.code} ${nameOf(child.name)}`,
    shown(child.before),
    shown(child.after),
    child.lockedLines === child.lines ? say('locked_mark') : '',
  ])
  const lines = preview.lines.map((line) => [
    Object.values(line.where).join(' '),
    shown(line.before),
    shown(line.after),
    line.locked ? say('locked_mark') : '',
  ])
  const deeper = preview.children.length > 0 && preview.children.length < preview.lines.length
  return [
    say('preview_of', {
      period,
      before: shown(preview.before),
      after: shown(preview.after),
      remainder: shown(preview.remainder),
    }),
    say('preview_rule', { rule: say(`rule_${preview.rule}`) }),
    ...(preview.fallback
      ? [say('preview_fallback', { rule: say(`rule_${preview.fallback}`) })]
      : []),
    ...(preview.lockedLines > 0
      ? [
          say('preview_locked', {
            lines: preview.lockedLines,
            sum: shown(preview.locked),
          }),
        ]
      : []),
    ...(preview.whole
      ? [say('preview_whole', { up: preview.roundedUp, down: preview.roundedDown })]
      : []),
    ...(deeper ? ['', ...table(head, children)] : []),
    '',
    ...table(head, lines),
    ...preview.warnings.map((warning) =>
      say(`warning_${warning.kind}`, {
        name: `${warning.code} ${nameOf(warning.name)}`,
        before: shown(warning.before),
        after: shown(warning.after),
      }),
    ),
    ...(preview.needsConfirmation ? [say('preview_confirm')] : []),
    '',
  ]
}
