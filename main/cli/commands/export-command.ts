import { type Side, sides } from '@shared/contract/planning-calls'
import { exportFormats, type SheetView } from '@shared/contract/workbook-calls'
import { translate } from '@shared/messages/translate'
import { lookOfRole } from '@shared/model/role-looks'
import { sheetsOfLook } from '@shared/model/sheets-of-look'
import { type Command, type CommandContext, exitCodes } from '../command'
import type { Desk } from '../desk'
import { findScenario, findView } from '../lookups'
import { needed, pairsOf, textOf } from '../option-values'
import { writeOutput } from '../text-files'
import { UsageError } from '../usage-error'

interface ViewToExport {
  readonly name: string
  readonly sheets: SheetView[]
}

/** A kept view by its name; `default` is that of the person's role, and a side's name shows that side alone. */
async function viewOf(desk: Desk, { options, language }: CommandContext): Promise<ViewToExport> {
  const wanted = textOf(options, 'view') ?? 'default'
  const where = pairsOf(options, 'where')
  const { role } = await desk.ask('session.get', {})
  const kept = (await desk.ask('views.list', {})).find((view) => view.role === role)
  const side = sides.find((one): one is Side => one === wanted)
  if (side) {
    const look = { ...lookOfRole(role), layout: side }
    return { name: translate(language, `plan.${side}`), sheets: sheetsOfLook(look, where, {}) }
  }
  if (wanted === 'default' && !kept) {
    const sheets = sheetsOfLook(lookOfRole(role), where, {})
    return { name: translate(language, 'workbooks.currentView'), sheets }
  }
  const view = wanted === 'default' && kept ? kept : await findView(desk, wanted)
  const family = view.family === null ? {} : { family: view.family }
  return { name: view.name, sheets: sheetsOfLook(view.look, { ...family, ...where }, view.filter) }
}

/** `export`: a view of the plan as a spreadsheet. */
export const exportCommand: Command = {
  name: 'export',
  usage: [
    'export DIR [--view NAME|default|demand|supply|resource|finance] --output FILE.(xlsx|csv) [--where attribute=value …] [--scenario S]',
  ],
  example: 'export ./company --view demand --output demand.xlsx',
  examples: [
    'export ./company --view "East, by customer" --scenario "Big deal" --output east.xlsx',
  ],
  options: { view: 'text', output: 'text', where: 'pairs', scenario: 'text' },
  least: 1,
  most: 1,
  async run(context) {
    const { options, say, language } = context
    const output = needed(options, 'output')
    const format = exportFormats.find((one) => output.toLowerCase().endsWith(`.${one}`))
    if (!format)
      throw new UsageError('option_choices', { option: 'output', choices: '*.xlsx, *.csv' })
    const desk = await context.desk()
    const { scenario } = await findScenario(desk, textOf(options, 'scenario'))
    const view = await viewOf(desk, context)
    const { bytes, rows, cells } = await desk.ask('workbooks.export', {
      scenario,
      view: view.name,
      sheets: view.sheets,
      format,
      language,
    })
    await writeOutput(output, bytes)
    return {
      document: { file: output, scenario, view: view.name, rows, cells, bytes: bytes.length },
      lines: [say('exported', { file: output, rows, cells })],
      exit: exitCodes.done,
    }
  },
}
