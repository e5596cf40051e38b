/** What Tryton holds of a figure: records that still are proposals, which we may change, and those that somebody took on. */

export interface HeldRecord {
  readonly id: number
  readonly quantity: number
  readonly tag: string
  /** For the server to notice that somebody changed it since. */
  readonly timestamp: string
  /** Ids of what belongs to it and goes when it changes, by field. */
  readonly parts: Readonly<Record<string, readonly number[]>>
}

export interface Held {
  readonly proposals: readonly HeldRecord[]
  /** In all, of what is no longer a proposal. */
  readonly taken: number
}

export const nothingHeld: Held = { proposals: [], taken: 0 }

/** What it comes to. */
export const quantityOf = ({ proposals, taken }: Held): number =>
  Number(proposals.reduce((sum, { quantity }) => sum + quantity, taken).toFixed(9))

export interface Changes<Wanted> {
  readonly create: readonly Wanted[]
  readonly write: readonly { readonly record: HeldRecord; readonly wanted: Wanted }[]
  readonly remove: readonly HeldRecord[]
}

interface Want {
  readonly quantity: number
  readonly tag: string
}

/** What makes Tryton hold `wanted`: the first proposal takes what is not taken on yet, others go. */
export function changesFor<Wanted extends Want>(
  wanted: readonly { readonly figure: Wanted; readonly held: Held }[],
): Changes<Wanted> {
  const create: Wanted[] = []
  const write: { record: HeldRecord; wanted: Wanted }[] = []
  const remove: HeldRecord[] = []
  for (const { figure, held } of wanted) {
    const quantity = Math.max(0, Number((figure.quantity - held.taken).toFixed(9)))
    const rest = { ...figure, quantity }
    const [first, ...others] = held.proposals
    remove.push(...others)
    if (quantity === 0) remove.push(...(first ? [first] : []))
    else if (!first) create.push(rest)
    else if (first.quantity !== quantity || first.tag !== figure.tag)
      write.push({ record: first, wanted: rest })
  }
  return { create, write, remove }
}
