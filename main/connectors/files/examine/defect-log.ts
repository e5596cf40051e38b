/** Counts defects and keeps the first few of each as examples. */
import {
  type DefectKind,
  defectKinds,
  defectSeverities,
} from '@shared/model/file-check/defect-kinds'
import type { DefectExample, FileFinding } from '@shared/model/file-check/file-check'

const kept = 5
const longest = 120

interface Tally {
  readonly kind: DefectKind
  readonly file: string
  readonly sheet: string | null
  readonly field: string | null
  count: number
  readonly examples: DefectExample[]
}

/** Where a defect is. */
export interface DefectPlace {
  readonly path: string
  readonly sheet: string | null
}

/** A value for people: short, on one line, its control characters visible as pictures. */
export function shown(value: unknown): string | null {
  if (value === null || value === undefined) return null
  const text = String(value)
  const cut = text.length > longest ? `${text.slice(0, longest - 1)}…` : text
  return cut.replace(/\p{Cc}/gu, (sign) => {
    const code = sign.charCodeAt(0)
    return code < 32 ? String.fromCharCode(0x2400 + code) : '␡'
  })
}

export class DefectLog {
  readonly #tallies = new Map<string, Tally>()

  /** Notes one defect, or `count` of them at once. */
  add(
    place: DefectPlace,
    kind: DefectKind,
    field: string | null,
    example: DefectExample,
    count = 1,
  ): void {
    const name = `${kind}\n${field ?? ''}\n${place.path}\n${place.sheet ?? ''}`
    let tally = this.#tallies.get(name)
    if (!tally) {
      tally = { kind, file: place.path, sheet: place.sheet, field, count: 0, examples: [] }
      this.#tallies.set(name, tally)
    }
    tally.count += count
    if (tally.examples.length < kept)
      tally.examples.push({
        row: example.row,
        value: shown(example.value),
        expected: example.expected,
      })
  }

  /** Takes over what another log noted. */
  addAll(other: DefectLog): void {
    for (const [name, tally] of other.#tallies) {
      const own = this.#tallies.get(name)
      if (!own) this.#tallies.set(name, tally)
      else {
        own.count += tally.count
        own.examples.push(...tally.examples.slice(0, kept - own.examples.length))
      }
    }
  }

  /** In the order of the list of kinds, the most frequent first within a kind. */
  findings(): FileFinding[] {
    const all = [...this.#tallies.values()].map((tally) => ({
      kind: tally.kind,
      severity: defectSeverities[tally.kind],
      file: tally.file,
      sheet: tally.sheet,
      field: tally.field,
      count: tally.count,
      examples: tally.examples,
    }))
    return all.sort(
      (a, b) =>
        defectKinds.indexOf(a.kind) - defectKinds.indexOf(b.kind) ||
        (a.file < b.file ? -1 : a.file > b.file ? 1 : b.count - a.count),
    )
  }

  counts(): Partial<Record<DefectKind, number>> {
    const counts: Partial<Record<DefectKind, number>> = {}
    for (const kind of defectKinds)
      for (const tally of this.#tallies.values())
        if (tally.kind === kind) counts[kind] = (counts[kind] ?? 0) + tally.count
    return counts
  }
}
