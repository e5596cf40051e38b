import type { DecisionState } from '@shared/contract/contract-types'
import type { Tone } from '../../ui/state-tag'

export const toneOf: Readonly<Record<DecisionState, Tone>> = {
  draft: 'neutral',
  proposed: 'info',
  approved: 'good',
  publishing: 'info',
  published: 'good',
  implemented: 'good',
  rejected: 'bad',
  superseded: 'neutral',
  conflict: 'warning',
}
