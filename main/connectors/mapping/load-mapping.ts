/** Mapping documents on disk. */
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { EvenkeelError } from '@shared/contract/error-codes'
import type { SettingReason } from '../reasons'
import { readMapping } from './check-mapping'
import type { Mapping } from './mapping-shape'

/** The mapping in the file at `path`, an absolute path. CONNECTION_INVALID {field: mapping} where there is none, MAPPING_INVALID where it is wrong. */
export function loadMapping(path: string): Mapping {
  return readMapping(textOf(path), basename(path, '.json'))
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const reason: SettingReason = 'no_such_mapping'
    throw new EvenkeelError('CONNECTION_INVALID', { field: 'mapping', reason }, error)
  }
}
