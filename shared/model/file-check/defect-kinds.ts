/** The closed list of what the check of a file can find. Exact definitions: docs/checking-files.md. */

/** Kind and severity: `error` costs rows or figures when the file is imported as it is, `warning` is for a person to judge. */
export const defectSeverities = {
  // The file and its lines.
  file_refused: 'error',
  file_empty: 'error',
  heading_line_missing: 'warning',
  heading_repeated: 'warning',
  heading_empty: 'warning',
  column_missing: 'error',
  column_unknown: 'warning',
  empty_line: 'warning',
  repeated_heading_line: 'error',
  total_line: 'error',
  note_line: 'warning',
  too_few_fields: 'error',
  too_many_fields: 'error',
  stray_quote: 'error',
  record_broken: 'error',
  row_repeated: 'error',
  key_repeated: 'error',
  // Characters.
  text_damaged: 'error',
  text_misread: 'error',
  byte_order_mark_inside: 'error',
  control_character: 'error',
  invisible_character: 'warning',
  surrounding_space: 'warning',
  non_breaking_space: 'warning',
  code_variant: 'warning',
  text_too_long: 'warning',
  formula_in_text: 'warning',
  // Values.
  value_missing: 'error',
  placeholder: 'error',
  error_value: 'error',
  value_not_a_number: 'error',
  value_not_a_date: 'error',
  value_not_allowed: 'error',
  value_out_of_range: 'error',
  // Numbers.
  decimal_style_mixed: 'error',
  number_ambiguous: 'warning',
  number_as_text: 'warning',
  full_width_digits: 'warning',
  percent_mixed: 'error',
  currency_mixed: 'error',
  unit_mixed: 'error',
  negative_quantity: 'error',
  stock_below_zero: 'error',
  quantity_absurd: 'error',
  outlier: 'warning',
  // Dates.
  date_style_mixed: 'error',
  date_ambiguous: 'warning',
  date_impossible: 'error',
  date_implausible: 'warning',
  date_as_number: 'error',
  // Between rows and files.
  period_missing: 'warning',
  reference_unknown: 'error',
  opportunity_past_close: 'warning',
  opportunity_without_product: 'warning',
  loop_in_bill: 'error',
  routing_without_capacity: 'warning',
  // Workbooks.
  merged_cells: 'warning',
  hidden_cells: 'warning',
  formula_without_value: 'error',
} as const satisfies Readonly<Record<string, 'error' | 'warning'>>

export type DefectKind = keyof typeof defectSeverities
export type DefectSeverity = (typeof defectSeverities)[DefectKind]

/** In the order in which they are listed. */
export const defectKinds = Object.keys(defectSeverities) as readonly DefectKind[]
