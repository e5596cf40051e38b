/** How a mapping describes a text whose records are not lines of one table: columns by position, or segments and elements, with records that belong to the one before. */
import { z } from 'zod'

const column = z.string().min(1).max(200)
const type = z.string().min(1).max(20)
const sign = z.string().length(1)
/** Characters of a record that may be asked for; no record of a table is longer. */
const position = z.int().min(1).max(65_536)
/** `3` is the third element after the tag, `3.1` its first component. */
const element = z.string().regex(/^[1-9]\d{0,2}(\.[1-9]\d{0,2})?$/, '1 | 1.2 …')

const stretch = z.strictObject({
  /** Of which records; those that start the level otherwise. */
  record: type.optional(),
  from: position,
  length: position,
})
const segmentElement = z.strictObject({
  /** Of which segments; those that start the level otherwise. */
  segment: type.optional(),
  at: element,
  /** Elements that must hold one of these: qualifiers. */
  when: z.record(element, z.union([z.string(), z.array(z.string()).min(1)])).optional(),
})

/** Several places: the first of them that holds something. */
const levelOf = <Place extends z.ZodType>(place: Place) =>
  z.strictObject({
    /** Type of the records that start one of the level; the records that follow belong to it. */
    starts: type.optional(),
    /** Type of the record that must end it. */
    ends: type.optional(),
    /** Element of `ends` that says how many segments there were, from the first to the last. */
    counted_at: element.optional(),
    /** Types of records that end it where they come. */
    until: z.array(type).default([]),
    /** Whether it makes a row although nothing of the next level was in it. */
    alone: z.boolean().default(false),
    columns: z.record(column, z.union([place, z.array(place).min(1)])),
  })
const levels = <Level extends z.ZodType>(level: Level) => z.array(level).min(1).max(8)

const positions = z
  .strictObject({
    by: z.literal('position'),
    /** Length of every record; without it, as long as their lines are. */
    length: position.optional(),
    /** False where records follow each other without an end of line. */
    lines: z.boolean().default(true),
    /** What positions count; bytes are those of the declared encoding. */
    counted_in: z.enum(['characters', 'bytes']).default('characters'),
    /** Where a record says what it is. */
    type: z.strictObject({ from: position, length: position }).optional(),
    /** Types of records that are passed over. */
    pass: z.array(type).default([]),
    /** Without any, the columns are those that the heading and the blanks below it show. */
    levels: levels(levelOf(stretch)).optional(),
  })
  .superRefine((records, { addIssue }) => {
    const { length, lines, type: typed, levels: all } = records
    const refuse = (path: PropertyKey[], message: string) =>
      addIssue({ code: 'custom', path, message })
    if (!lines && length === undefined) refuse(['length'], '1 …')
    if (!all) {
      if (typed) refuse(['levels'], '[…]')
      if (!lines) refuse(['lines'], 'true')
      return
    }
    const typeNeeded = all.length > 1 || all.some(({ starts }) => starts !== undefined)
    if (typeNeeded && !typed) refuse(['type'], 'from, length')
    checkLevels(all, typed !== undefined, refuse)
    for (const [at, { columns, counted_at }] of all.entries()) {
      if (counted_at !== undefined) refuse(['levels', at, 'counted_at'], '—')
      for (const [name, places] of Object.entries(columns))
        for (const { from, length: taken } of [places].flat())
          if (length !== undefined && from + taken - 1 > length)
            refuse(['levels', at, 'columns', name], `1 … ${length}`)
    }
  })

const segments = z
  .strictObject({
    by: z.literal('segment'),
    /** Signs; what is left out is told by `UNA` or `ISA` of the file, else that of EDIFACT. */
    segment_end: sign.optional(),
    element: sign.optional(),
    component: sign.optional(),
    /** Takes the next sign its meaning; X12 has none. */
    release: sign.optional(),
    levels: levels(levelOf(segmentElement)),
  })
  .superRefine(({ levels: all }, { addIssue }) =>
    checkLevels(all, true, (path, message) => addIssue({ code: 'custom', path, message })),
  )

interface Started {
  readonly starts?: string | undefined
}

function checkLevels(
  all: readonly Started[],
  typed: boolean,
  refuse: (path: PropertyKey[], message: string) => void,
): void {
  const known = new Set<string>()
  for (const [at, { starts }] of all.entries()) {
    if (starts === undefined) {
      if (typed) refuse(['levels', at, 'starts'], 'string')
    } else if (known.has(starts)) refuse(['levels', at, 'starts'], `≠ ${starts}`)
    else known.add(starts)
  }
}

export const recordsShape = z.discriminatedUnion('by', [positions, segments])

export type RecordWords = z.infer<typeof recordsShape>
export type PositionWords = z.infer<typeof positions>
export type SegmentWords = z.infer<typeof segments>
export type Stretch = z.infer<typeof stretch>
export type SegmentElement = z.infer<typeof segmentElement>
