import type { FindingState } from '@shared/model/quality/finding-states'
import type { Severity } from '@shared/model/quality/quality-rules'
import type { Tone } from '../../ui/state-tag'

export const stateTones: Readonly<Record<FindingState, Tone>> = {
  open: 'warning',
  assigned: 'info',
  fixed: 'good',
  ignored: 'neutral',
  gone: 'neutral',
}

export const severityTones: Readonly<Record<Severity, Tone>> = { error: 'bad', warning: 'warning' }
