/** Where the services of different systems differ, switch by switch. */
import type { ODataDialect } from '@shared/model/odata-dialects'
import { batchSize } from '../batch-builder'

export interface Dialect {
  /** `OData-Version` and `OData-MaxVersion`. */
  readonly versions: readonly [string, string]
  /** Path that says who is signed in. */
  readonly whoAmI: 'Me' | 'WhoAmI'
  /** Rows asked for with `Prefer: odata.maxpagesize`; pages of any size are taken. */
  readonly pageSize: number
  /** From how many rows on `$count` says no more than that there are so many. */
  readonly countsUpTo: number
  /** Whether delta links are asked for with `Prefer: odata.track-changes`. */
  readonly tracksChanges: boolean
  /** `text`: decimals come and go as texts, which lose nothing (`IEEE754Compatible=true`). */
  readonly decimals: 'number' | 'text'
  /** Whether a change needs a token of the session that was asked for before. */
  readonly csrf: boolean
  readonly batch: 'json' | 'multipart'
  /** What addresses within a batch are relative to. */
  readonly batchUrls: 'service' | 'host'
  /** How a row that is not there is made: PATCH with `If-None-Match: *`, or POST to its set. One that is there is changed by PATCH with `If-Match`. */
  readonly create: 'patch' | 'post'
  /** Characters that a column of text holds at most. */
  readonly longestColumn: number
}

const generic: Dialect = {
  versions: ['4.0', '4.01'],
  whoAmI: 'Me',
  pageSize: batchSize,
  countsUpTo: Number.POSITIVE_INFINITY,
  tracksChanges: true,
  decimals: 'number',
  csrf: false,
  batch: 'json',
  batchUrls: 'service',
  create: 'patch',
  longestColumn: Number.POSITIVE_INFINITY,
}

export const dialects: Readonly<Record<ODataDialect, Dialect>> = {
  generic,
  s4hana: {
    ...generic,
    versions: ['4.0', '4.0'],
    tracksChanges: false,
    decimals: 'text',
    csrf: true,
    batch: 'multipart',
    create: 'post',
  },
  dataverse: {
    ...generic,
    versions: ['4.0', '4.0'],
    whoAmI: 'WhoAmI',
    pageSize: 5_000,
    countsUpTo: 5_000,
    batch: 'multipart',
    batchUrls: 'host',
    longestColumn: 1_048_576,
  },
}
