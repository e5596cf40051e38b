/** A what-if driver as it is written on the command line. */
import { type DriverAssumption, driverAssumption } from '@shared/model/drivers'
import type { CommandContext, OptionTable } from './command'
import { type DriverLead, driverReaders, type ReadDriver } from './driver-readers'
import { UsageError } from './usage-error'

type Options = CommandContext['options']

/** Options that belong to drivers, by the option that says what a driver is about. */
const own: Readonly<Record<DriverLead, readonly string[]>> = {
  demand: ['where', 'from', 'to'],
  units: ['where', 'spread', 'from', 'to'],
  won: ['close', 'new-business'],
  lost: [],
  promotion: ['where', 'from', 'to'],
  'new-item': [
    'name-en',
    'name-zh',
    'like',
    'share',
    'start',
    'ramp',
    'list-price',
    'unit-cost',
    'takes-from',
    'takes',
  ],
  supplier: ['item', 'late', 'short', 'from', 'to'],
  resource: ['site', 'regular', 'regular-hours', 'overtime', 'overtime-hours', 'from', 'to'],
  site: ['resource', 'regular', 'regular-hours', 'overtime', 'overtime-hours', 'from', 'to'],
  'safety-days': ['where'],
  price: ['where', 'from', 'to'],
  cost: ['where', 'from', 'to'],
}
const leads = Object.keys(own) as DriverLead[]
const words = [...new Set([...leads, ...Object.values(own).flat()])]

/** Every option of every kind of driver. */
export const driverOptionTable: OptionTable = Object.fromEntries(
  words.map((word) => [word, word === 'where' ? 'pairs' : word === 'resource' ? 'list' : 'text']),
)

/** How each kind is written. */
export const driverUsage: readonly string[] = [
  'drive S --demand PERCENT [--where attribute=value …] --from P --to P',
  'drive S --units N [--spread demand|history|equal] [--where attribute=value …] --from P --to P',
  'drive S --won OPPORTUNITY [--close P] [--new-business PERCENT]',
  'drive S --lost OPPORTUNITY',
  'drive S --promotion PERCENT [--where attribute=value …] --from P --to P',
  'drive S --new-item CODE --name-en T --name-zh T --like ITEM --share PERCENT --start P [--ramp N] [--list-price N] [--unit-cost N] [--takes-from ITEM --takes PERCENT]',
  'drive S --supplier SUPPLIER [--item I] --late N --short PERCENT --from P --to P',
  'drive S --resource R … | --site SITE [--regular PERCENT] [--regular-hours N] [--overtime PERCENT] [--overtime-hours N] --from P --to P',
  'drive S --safety-days N [--where attribute=value …]',
  'drive S --price PERCENT | --cost PERCENT [--where attribute=value …] --from P --to P',
]

/** Which kind is asked for. Throws `UsageError` where it is none or several, or where an option belongs to another kind. */
function leadOf(options: Options): DriverLead {
  const given = leads.filter((lead) => options[lead] !== undefined)
  // Resources and a site may be named together.
  const asked = given.filter((lead) => lead !== 'site' || !given.includes('resource'))
  const [lead] = asked
  if (!lead || asked.length > 1)
    throw new UsageError('driver_wanted', { leads: leads.map((one) => `--${one}`).join(', ') })
  const stray = words.find(
    (word) => options[word] !== undefined && word !== lead && !own[lead].includes(word),
  )
  if (stray) throw new UsageError('driver_takes_no_option', { lead, option: stray })
  return lead
}

/** The assumption that is written. Throws `UsageError` where it is not whole, or out of range. */
export function assumptionOf(options: Options): DriverAssumption {
  const read: ReadDriver = driverReaders[leadOf(options)]
  return driverAssumption.parse(read(options))
}
