/** A tie between items as it is typed in, and the wish it comes to. */
import type { ForecastWish } from '@shared/contract/forecast-calls'
import type { LikenessSetting, Succession } from '@shared/model/forecast-setting'
import type { RampShape } from '@shared/model/ramp-words'

/** `follow`: the item takes another's place. `followed`: another takes its. `like`: it sells as another does. */
export type TieKind = 'follow' | 'followed' | 'like'

export interface TieDraft {
  readonly kind: TieKind
  readonly other: string | null
  readonly from: string
  readonly months: number
  readonly shape: RampShape
  /** What goes over, or the scale. */
  readonly percent: number
  readonly factor: number
}

export interface TieWish {
  readonly item: string
  readonly wish: ForecastWish
}

const usualMonths = 6

export const newTie = (kind: TieKind, from: string): TieDraft => ({
  kind,
  other: null,
  from,
  months: usualMonths,
  shape: kind === 'like' ? 'linear' : 's_curve',
  percent: 100,
  factor: 1,
})

const percentOf = (share: number): number => Math.round(1000 * share) / 10

/** A succession as the item `item` sees it: as the one that follows, or as the one that is followed. */
export const tieOfSuccession = (
  { predecessor, from, months, shape, share, factor }: Succession,
  successor: string,
  item: string,
): TieDraft => ({
  kind: successor === item ? 'follow' : 'followed',
  other: successor === item ? predecessor : successor,
  from,
  months,
  shape,
  percent: percentOf(share),
  factor,
})

export const tieOfLikeness = ({
  analogue,
  from,
  months,
  shape,
  scale,
}: LikenessSetting): TieDraft => ({
  kind: 'like',
  other: analogue,
  from,
  months,
  shape,
  percent: percentOf(scale),
  factor: 1,
})

/** Null as long as no other item is chosen. */
export function wishOfTie(
  { kind, other, from, months, shape, percent, factor }: TieDraft,
  item: string,
): TieWish | null {
  if (!other) return null
  const change = { from, months, shape }
  if (kind === 'like')
    return { item, wish: { like: { analogue: other, ...change, scale: percent / 100 } } }
  const [predecessor, successor] = kind === 'follow' ? [other, item] : [item, other]
  const follows = { predecessor, ...change, share: percent / 100, factor }
  return { item: successor, wish: { follows } }
}
