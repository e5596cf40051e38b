/** Reads canonical entities from the sets of an OData service through a mapping. */
import { throwIfCancelled } from '../cancellation'
import { MappedEntities } from '../mapping/mapped-entities'
import type { Mapping } from '../mapping/mapping-shape'
import type { EntityReader } from './canonical-reader'
import type { ODataTables } from './odata-tables'
import { wordsOf } from './table-words'

/** A reader in the words of `mapping`. MAPPING_INVALID where a table is not in the words of OData. */
export function createMappedReader(mapping: Mapping, tables: ODataTables): EntityReader {
  for (const table of Object.values(mapping.tables))
    if ('read' in table || 'file' in table) wordsOf(table)
  const mapped = new MappedEntities(mapping, tables)
  return {
    async list(signal) {
      throwIfCancelled(signal)
      const listed = await mapped.list(signal)
      await tables.refuseClosed(signal)
      return listed
    },
    async *read(entity, signal) {
      for await (const batch of mapped.read(entity, signal)) {
        yield batch
        throwIfCancelled(signal)
      }
    },
    ...(mapped.changes ? { changes: mapped.changes } : {}),
  }
}
