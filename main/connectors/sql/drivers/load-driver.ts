/** Drivers that somebody installed beside the program: it does without them until a connection asks for one. */
import { EvenkeelError } from '@shared/contract/error-codes'
import { codeOf } from '../sql-errors'

const absent = new Set(['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'])

/** The package's exports. DRIVER_MISSING {system, command} where it is not installed. */
export async function loadDriver<Exports>(name: string, system: string): Promise<Exports> {
  try {
    const loaded: { readonly default?: Exports } & Exports = await import(/* @vite-ignore */ name)
    return loaded.default ?? loaded
  } catch (error) {
    if (!absent.has(codeOf(error))) throw error
    const command = `npm install ${name}`
    throw new EvenkeelError('DRIVER_MISSING', { system, command }, error)
  }
}
