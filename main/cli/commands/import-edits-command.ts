import { basename } from 'node:path'
import type { ImportComparison, ImportedCell } from '@shared/contract/workbook-calls'
import { type Command, exitCodes } from '../command'
import { importLines } from '../import-lines'
import { flag, textOf } from '../option-values'
import { readBytes } from '../text-files'

const isSplit = ({ refusal }: ImportedCell): boolean =>
  refusal?.by === 'plan' && refusal.code === 'SPLIT_NEEDS_CONFIRMATION'

/** `import-edits`: what an edited file would change, and with `--apply` the change itself. */
export const importEditsCommand: Command = {
  name: 'import-edits',
  usage: ['import-edits DIR FILE [--apply [--conflicts] [--yes]] [--reason T] [--reason-code C]'],
  example: 'import-edits ./company demand.xlsx',
  examples: ['import-edits ./company demand.xlsx --apply --reason "Agreed with sales"'],
  options: {
    apply: 'flag',
    conflicts: 'flag',
    yes: 'flag',
    reason: 'text',
    'reason-code': 'text',
  },
  least: 2,
  most: 2,
  async run(context) {
    const { options, words, say } = context
    const [file = ''] = words
    const bytes = new Uint8Array(await readBytes(file))
    const desk = await context.desk()
    const found: ImportComparison = await desk.ask('workbooks.compare', {
      file: basename(file),
      bytes,
    })
    const confirmed = flag(options, 'yes')
    const taken = found.cells.filter(
      (cell) =>
        cell.state === 'clean' ||
        (cell.state === 'conflict' && flag(options, 'conflicts')) ||
        (confirmed && isSplit(cell)),
    )
    const left = found.cells.filter(
      (cell) => cell.state !== 'same' && (!flag(options, 'apply') || !taken.includes(cell)),
    )
    const open = left.some(({ state }) => state === 'conflict' || state === 'refused')
    const exit = open ? exitCodes.withFindings : exitCodes.done
    const { import: _, ...document } = found
    const lines = importLines(found, context)
    if (!flag(options, 'apply') || taken.length === 0)
      return { document: { ...document, taken: 0 }, lines, exit }
    const reason = textOf(options, 'reason')
    const reasonCode = textOf(options, 'reason-code')
    const { position, refused = [] } = await desk.ask('workbooks.take', {
      import: found.import,
      cells: taken.map(({ cell }) => cell),
      confirmed,
      ...(reason ? { reason } : {}),
      ...(reasonCode ? { reasonCode } : {}),
    })
    const count = taken.length - refused.length
    return {
      document: { ...document, taken: count, position, takenCells: taken.map(({ cell }) => cell) },
      lines: [...lines, '', say('import_taken', { count, position })],
      exit: refused.length > 0 ? exitCodes.withFindings : exit,
    }
  },
}
