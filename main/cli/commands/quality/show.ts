import type { QualityCheck, QualityFinding } from '@shared/contract/quality-calls'
import { translate } from '@shared/messages/translate'
import { shownTenths } from '@shared/model/quality/shown-score'
import { type Answer, type CommandContext, exitCodes } from '../../command'
import { textOf } from '../../option-values'
import { table } from '../../print-table'

/** Findings listed for people; `--json` has all. */
const listed = 50

async function read(context: CommandContext) {
  const desk = await context.desk()
  const snapshot = textOf(context.options, 'snapshot')
  const rule = textOf(context.options, 'rule')
  const ofRule = ({ findings }: { readonly findings: readonly QualityFinding[] }) =>
    findings.filter((one) => rule === undefined || one.rule === rule)
  const overview = await desk.ask('quality.overview', snapshot === undefined ? {} : { snapshot })
  if (overview.check && overview.isLatest) {
    const states = ['open', 'assigned', 'fixed', 'ignored'] as const
    const asked = { states: [...states], limit: 10_000 }
    return { check: overview.check, findings: ofRule(await desk.ask('quality.findings', asked)) }
  }
  const checked = await desk.ask('quality.check', snapshot === undefined ? {} : { snapshot })
  return { check: checked.check, findings: ofRule(checked) }
}

/** Mean score by connection, 0 to 100. */
function scoresOf({ scores }: QualityCheck): Record<string, number> {
  const groups = Map.groupBy(scores, ({ connection }) => connection)
  return Object.fromEntries(
    [...groups].map(([name, of]) => [
      name,
      of.reduce((sum, { score }) => sum + score, 0) / of.length,
    ]),
  )
}

/** `quality DIR [--snapshot S] [--rule R]`: score, counts by rule and the findings. */
export async function showQuality(context: CommandContext): Promise<Answer> {
  const { language } = context
  const word = (key: string) => translate(language, `quality.${key}`)
  const { check, findings } = await read(context)
  const score = scoresOf(check)
  const titles = ['thing', 'entity', 'rows', 'value', 'expected', 'state', 'assignee'] as const
  return {
    document: { ...check, score, findings },
    lines: [
      ...Object.entries(score).map(([connection, value]) =>
        translate(language, 'quality.scoreOf', {
          connection,
          score: shownTenths(value).toFixed(1),
        }),
      ),
      '',
      ...table(
        [
          { title: word('column_rule') },
          { title: word('column_severity') },
          { title: word('column_things'), right: true },
          { title: word('column_rows'), right: true },
        ],
        check.counts
          .filter(({ things }) => things > 0)
          .map(({ rule, severity, things, rows }) => [
            rule,
            translate(language, `data.severity_${severity}`),
            String(things),
            String(rows),
          ]),
      ),
      '',
      ...table(
        [{ title: 'ID' }, ...titles.map((title) => ({ title: word(`column_${title}`) }))],
        findings
          .slice(0, listed)
          .map((one) => [
            one.finding,
            one.thing,
            one.entity,
            String(one.rows),
            one.value ?? '',
            one.expected ?? '',
            word(`state_${one.state}`),
            one.assignee ?? '',
          ]),
      ),
    ],
    exit: findings.length > 0 ? exitCodes.withFindings : exitCodes.done,
  }
}
