import { z } from 'zod'
import { dataKeepers } from '../model/roles'
import { call, done, identifier } from './call-shape'
import { finding } from './snapshot-calls'

/** A document of a megabyte is far beyond any mapping. */
const documentText = z.string().max(1_000_000)

/** The mapping a connection reads through. */
export const connectionMapping = z.strictObject({
  connection: identifier,
  /** The document. */
  text: z.string(),
  /** Where it comes from: with the program, a file somebody named, or edited here. */
  origin: z.enum(['shipped', 'file', 'edited']),
  /** Name of the mapping that comes with the program, or path of the file; for an edited one, of what it came from. */
  name: z.string(),
})
export type ConnectionMapping = z.infer<typeof connectionMapping>

export const previewRow = z.strictObject({
  /** Line in the file or ordinal in the answer. */
  row: z.number(),
  /** Field → value as a snapshot would hold it; as the source has it where the row is refused. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  isRefused: z.boolean(),
})
export type PreviewRow = z.infer<typeof previewRow>

export const mappingPreview = z.strictObject({
  entity: z.string(),
  /** The first rows, ten at most. */
  rows: z.array(previewRow),
  /** Of these rows, and of the whole place where `row` is null. */
  findings: z.array(finding),
})
export type MappingPreview = z.infer<typeof mappingPreview>

export const mappingCalls = {
  /** NOT_FOUND where the connection reads without a mapping. */
  'mappings.get': call(z.strictObject({ connection: identifier }), connectionMapping, dataKeepers),
  /** Reads the first rows of an entity through `text`, which is kept nowhere. A new preview under the same `request` ends the one before. MAPPING_INVALID says the place; PREVIEW_TIMEOUT after 20 seconds. */
  'mappings.preview': call(
    z.strictObject({
      connection: identifier,
      text: documentText,
      entity: identifier,
      request: identifier,
    }),
    mappingPreview,
    dataKeepers,
  ),
  /** Ends the preview under way, if there is one; it is answered with CANCELLED. */
  'mappings.previewStop': call(z.strictObject({ request: identifier }), done, dataKeepers),
  /** From now on the connection reads through `text`, kept in the workspace. */
  'mappings.save': call(
    z.strictObject({ connection: identifier, text: documentText }),
    connectionMapping,
    dataKeepers,
  ),
  /** The connection reads again through what its edited mapping came from, which is forgotten. */
  'mappings.reset': call(
    z.strictObject({ connection: identifier }),
    connectionMapping,
    dataKeepers,
  ),
} as const
