/** The plan as a spreadsheet and back: what is exported, and what of an edited file differs from the plan. */
import { z } from 'zod'
import { planners } from '../model/roles'
import { languages } from './app-calls'
import { call, identifier, isoTime, period } from './call-shape'
import { errorCodes } from './error-codes'
import { changeResult, selection, sides, splitRule, viewSpec } from './planning-calls'
import { arrangements } from './view-calls'

/** What one sheet shows: a view, as it is opened, and which of its rows. */
export const sheetView = viewSpec.omit({ scenario: true }).extend({
  /** Measures in their order; all of the side where left out. */
  measures: z.array(z.string().max(40)).max(200).optional(),
  arrangement: z.enum(arrangements).default('nodes'),
  /** Rows without any figure but zero are left out. */
  hideEmpty: z.boolean().default(false),
})
export type SheetView = z.input<typeof sheetView>
export type CheckedSheetView = z.output<typeof sheetView>

export const exportFormats = ['xlsx', 'csv'] as const
export type ExportFormat = (typeof exportFormats)[number]

const bytes = z.instanceof(Uint8Array)

export const exportedFile = z.strictObject({
  /** A file name without folders. */
  file: z.string(),
  bytes,
  rows: z.number(),
  cells: z.number(),
})
export type ExportedFile = z.infer<typeof exportedFile>

/** Why a cell of a file cannot be taken, as far as the file itself tells. */
export const cellFaults = [
  'text',
  'date',
  'percent',
  'formula_error',
  'formula_without_value',
  'negative',
  'too_large',
  'calculated',
  'part_of_total',
  'row_twice',
  'keys_out_of_step',
  'line_gone',
  'override_goes',
] as const
export type CellFault = (typeof cellFaults)[number]

export const cellRefusal = z.union([
  z.strictObject({ by: z.literal('file'), fault: z.enum(cellFaults) }),
  z.strictObject({
    by: z.literal('plan'),
    code: z.enum(errorCodes),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
])
export type CellRefusal = z.infer<typeof cellRefusal>

/** `clean`: changed in the file only. `conflict`: the plan changed too, to something else. `same`: both have the same by now. */
export const importStates = ['clean', 'conflict', 'same', 'refused'] as const
export type ImportState = (typeof importStates)[number]

/** A cell whose figure in the file is another than was exported. Null where there is no figure. */
export const importedCell = z.strictObject({
  /** Names the cell when it is taken. */
  cell: z.number(),
  side: z.enum(sides),
  where: selection,
  /** The row as the file calls it. */
  label: z.string(),
  measure: z.string(),
  period,
  exported: z.number().nullable(),
  now: z.number().nullable(),
  file: z.number().nullable(),
  /** What stands in the file where it is no number. */
  text: z.string().nullable(),
  state: z.enum(importStates),
  refusal: cellRefusal.nullable(),
})
export type ImportedCell = z.infer<typeof importedCell>

/** What became of the file, or of the plan, since the export; none of it keeps anything from being imported. */
export const importNoteKinds = [
  'other_data',
  'plan_moved',
  'sheet_renamed',
  'sheet_missing',
  'sheet_twice',
  'rows_missing',
  'rows_moved',
  'rows_added',
  'rows_twice',
  'columns_missing',
  'columns_moved',
  'labels_changed',
  'keys_out_of_step',
  'formulas_read',
] as const
export type ImportNoteKind = (typeof importNoteKinds)[number]
export const importNote = z.strictObject({
  kind: z.enum(importNoteKinds),
  /** The sheet it is about; empty for the whole file. */
  sheet: z.string(),
  count: z.number(),
  /** A name, months or a time that go with it. */
  detail: z.string(),
})
export type ImportNote = z.infer<typeof importNote>

/** Where a file comes from. */
export const provenance = z.strictObject({
  /** Of the way in which files are written. */
  format: z.literal(1),
  version: z.string(),
  workspace: z.string(),
  company: z.string(),
  scenario: identifier,
  scenarioName: z.string(),
  position: z.number(),
  snapshot: z.string(),
  asOf: z.string(),
  view: z.string(),
  language: z.enum(languages),
  exportedBy: z.string(),
  exportedAt: isoTime,
})
export type Provenance = z.infer<typeof provenance>

export const importComparison = z.strictObject({
  /** Names the comparison when cells of it are taken; forgotten when the program ends. */
  import: identifier,
  file: z.string(),
  provenance,
  scenario: identifier,
  scenarioName: z.string(),
  /** Of the plan it was compared with. */
  position: z.number(),
  notes: z.array(importNote),
  /** Cells of the file that could be read. */
  read: z.number(),
  cells: z.array(importedCell),
})
export type ImportComparison = z.infer<typeof importComparison>

export const workbookCalls = {
  /** Rejects with EXPORT_TOO_LARGE beyond what a spreadsheet can be read back with. */
  'workbooks.export': call(
    z.strictObject({
      scenario: identifier,
      /** What the view is called, in the file and its name. */
      view: z.string().trim().min(1).max(200),
      sheets: z.array(sheetView).min(1).max(4),
      format: z.enum(exportFormats).default('xlsx'),
      /** That of the settings where left out. */
      language: z.enum(languages).optional(),
    }),
    exportedFile,
  ),
  /** What an edited file would change; nothing is changed. Rejects with WORKBOOK_UNUSABLE, FILE_TOO_LARGE, FILE_UNREADABLE. */
  'workbooks.compare': call(
    z.strictObject({ file: z.string().min(1).max(400), bytes }),
    importComparison,
    planners,
  ),
  /** Takes cells of a comparison as one change. Rejects with IMPORT_OUTDATED where the plan has changed since. */
  'workbooks.take': call(
    z.strictObject({
      import: identifier,
      cells: z.array(z.number().int().min(0)).min(1).max(100_000),
      rule: splitRule.optional(),
      reason: z.string().max(2000).optional(),
      reasonCode: z.string().max(40).optional(),
      /** Splits that pile on one line or leave one with nothing are wanted so. */
      confirmed: z.boolean().default(false),
    }),
    changeResult,
    planners,
  ),
} as const
