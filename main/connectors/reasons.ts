/**
 * Why a file, an answer or a setting was refused: a closed list of words for the parameter `reason`,
 * so that every language can say them. Codes of the operating system (`EACCES` …) stand beside them.
 */
import { EvenkeelError } from '@shared/contract/error-codes'

export const fileReasons = [
  'entity_twice',
  'as_of_not_understood',
  'line_without_end',
  'record_without_end',
  'not_a_workbook',
  'not_a_table',
  'protected_by_password',
  'needs_a_mapping',
  'took_too_long',
  'holds_entities',
  'nested_too_deeply',
  'malformed',
  'not_json',
  'plan_line_not_understood',
  'not_as_published',
  'another_sender',
  'file_missing',
  'outside_folder',
  'not_readable',
  'not_a_database',
] as const
export const sizeReasons = [
  'file_too_large',
  'too_many_parts',
  'too_large_unpacked',
  'packed_too_densely',
  'holds_more_than_declared',
  'too_many_rows',
  'too_many_cells',
  'too_many_columns',
] as const
export const answerReasons = [
  'other_host',
  'redirects_without_end',
  'links_in_a_circle',
  'answer_too_large',
  'answer_broke_off',
  'not_json',
  'not_as_expected',
  'metadata_not_understood',
  'batch_incomplete',
  'lines_not_held',
  'rows_missing',
  'pages_without_end',
  'not_as_published',
] as const
export const settingReasons = [
  'missing',
  'unknown_setting',
  'not_valid',
  'not_an_absolute_path',
  'not_an_address',
  'not_https',
  'holds_a_password',
  'not_a_service_root',
  'no_such_mapping',
  'no_such_database',
  'not_a_certificate',
  'not_a_host',
  'not_written_to',
  'no_target_tables',
  'not_taken',
  'takes_no_records',
] as const

export type FileReason = (typeof fileReasons)[number]
export type SizeReason = (typeof sizeReasons)[number]
export type AnswerReason = (typeof answerReasons)[number]
export type SettingReason = (typeof settingReasons)[number]

/** FILE_UNREADABLE; `file` may name the line too (`plan.csv:3`). */
export const fileUnreadable = (
  file: string,
  reason: FileReason,
  detail: string | number = '',
  cause?: unknown,
): EvenkeelError => new EvenkeelError('FILE_UNREADABLE', { file, reason, detail }, cause)

/** FILE_TOO_LARGE. */
export const fileTooLarge = (
  file: string,
  reason: SizeReason,
  detail: string | number = '',
): EvenkeelError => new EvenkeelError('FILE_TOO_LARGE', { file, reason, detail })

/** SERVER_ANSWER_INVALID; `detail` is for whoever runs the server. */
export const answerInvalid = (
  address: string,
  reason: AnswerReason,
  detail: string | number = '',
  cause?: unknown,
): EvenkeelError => new EvenkeelError('SERVER_ANSWER_INVALID', { address, reason, detail }, cause)
