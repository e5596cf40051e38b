import { monthIndex } from './planning-calendar.mjs'

const launch = (month) => ({ lifecycle: 'new', from: monthIndex(month), ramp: 6 })
const fadeOut = (successor, from, to) => ({
  lifecycle: 'phase_out',
  successor,
  fadesFrom: monthIndex(from),
  endsAt: monthIndex(to),
})
const ended = (successor, from, to) => ({
  lifecycle: 'end_of_life',
  successor,
  fadesFrom: monthIndex(from),
  endsAt: monthIndex(to),
})

const lives = {
  'FG-RC06': launch('2026-06'),
  'FG-RC05': fadeOut('FG-RC06', '2026-06', '2027-05'),
  'FG-BL17': launch('2026-04'),
  'FG-AF17': launch('2026-08'),
  'FG-KT18': launch('2026-07'),
  'FG-KT05': fadeOut('FG-KT06', '2026-08', '2027-07'),
  'FG-BL09': fadeOut('FG-BL08', '2026-04', '2027-03'),
  'FG-BL12': fadeOut('FG-BL11', '2026-05', '2027-04'),
  'FG-BL18': ended('FG-BL17', '2025-10', '2026-08'),
  'FG-RC16': ended('FG-RC13', '2025-09', '2026-07'),
}

export const lifecycleOf = (item) => lives[item] ?? { lifecycle: 'active' }

/** Share of its full demand that an item has in a month. */
export function lifeShare(life, index) {
  if (life.from !== undefined) {
    return Math.min(1, Math.max(0, (index - life.from + 1) / life.ramp))
  }
  if (life.endsAt !== undefined && index >= life.fadesFrom) {
    return Math.max(0, (life.endsAt - index) / (life.endsAt - life.fadesFrom))
  }
  return 1
}
