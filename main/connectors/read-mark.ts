import type { z } from 'zod'

/** A mark as a connector wrote it, read again as `shape`; null where it is another's or an older version's, so that everything is read. */
export function readMark<Shape extends z.ZodType>(
  shape: Shape,
  mark: string,
): z.infer<Shape> | null {
  try {
    const read = shape.safeParse(JSON.parse(mark))
    return read.success ? read.data : null
  } catch {
    return null
  }
}
