/** A driver as a sentence: on screens, on the command line, in what undo would take. */
import type { DriverAssumption, DriverKind, DriverOf } from '../model/drivers'

/** How a shell writes texts, figures and names in the language of the moment. */
export interface SentenceTools {
  /** A text of the catalogue. */
  t(key: `drivers.${string}`, values?: Readonly<Record<string, unknown>>): string
  readonly format: {
    /** `2026-11`. */
    period(period: string): string
    /** 0.25 is a quarter. */
    share(value: number): string
    exact(value: number): string
    name(name: { readonly zh: string; readonly en: string }): string
  }
  /** The name behind a code of an attribute, such as `family`, `supplier`, `opportunity`. */
  nameOf(attribute: string, code: string): string
}

type Sentences = {
  readonly [K in DriverKind]: (tools: SentenceTools, driver: DriverOf<K>) => string
}

/** What a driver assumes, for a person. */
export function driverSentence(tools: SentenceTools, assumption: DriverAssumption): string {
  const say = sentences[assumption.kind] as (
    tools: SentenceTools,
    driver: DriverAssumption,
  ) => string
  return say(tools, assumption)
}

const withSign = (value: number, format: (size: number) => string): string =>
  `${value > 0 ? '+' : value < 0 ? '−' : ''}${format(Math.abs(value))}`

const span = ({ format }: SentenceTools, { from, to }: { from: string; to: string }) => ({
  from: format.period(from),
  to: format.period(to),
})

const share = ({ format }: SentenceTools, percent: number) => format.share(percent / 100)

const signed = (tools: SentenceTools, percent: number) =>
  withSign(percent, (size) => share(tools, size))

const selected = ({ t, nameOf }: SentenceTools, where: Readonly<Record<string, string>>) =>
  Object.entries(where)
    .map(([attribute, code]) => nameOf(attribute, code))
    .join(' · ') || t('drivers.everything')

/** The parts that are there, in a row. */
const row = (parts: readonly string[], between = ', ') => parts.filter(Boolean).join(between)

/** Whatever changes by a percentage over months reads alike. */
const changed = (
  tools: SentenceTools,
  driver: DriverOf<'demand_percent' | 'promotion' | 'price' | 'cost'>,
) => ({
  percent: signed(tools, driver.percent),
  where: selected(tools, driver.where),
  ...span(tools, driver),
})

const sentences: Sentences = {
  demand_percent: (tools, driver) => tools.t('drivers.demandText', changed(tools, driver)),
  promotion: (tools, driver) => tools.t('drivers.promotionText', changed(tools, driver)),
  price: (tools, driver) => tools.t('drivers.priceText', changed(tools, driver)),
  cost: (tools, driver) => tools.t('drivers.costText', changed(tools, driver)),
  demand_units: (tools, driver) =>
    tools.t('drivers.unitsText', {
      units: withSign(driver.units, tools.format.exact),
      where: selected(tools, driver.where),
      ...span(tools, driver),
    }),
  opportunity(tools, { opportunity, outcome, close, newBusinessPercent }) {
    const { t, format } = tools
    const name = tools.nameOf('opportunity', opportunity)
    if (outcome === 'lost') return t('drivers.lostText', { name })
    const what = row([
      name,
      close ? t('drivers.closing', { month: format.period(close) }) : '',
      newBusinessPercent < 100
        ? t('drivers.newBusiness', { percent: share(tools, newBusinessPercent) })
        : '',
    ])
    return t('drivers.wonText', { what })
  },
  receipts(tools, driver) {
    const { t, nameOf } = tools
    const { supplier, item, periodsLate, percentShort } = driver
    const what = row([
      periodsLate > 0 ? t('drivers.late', { count: periodsLate }) : '',
      percentShort > 0 ? t('drivers.short', { percent: share(tools, percentShort) }) : '',
    ])
    const where = row([nameOf('supplier', supplier), item ? nameOf('item', item) : ''], ' · ')
    return t('drivers.receiptsText', { where, what, ...span(tools, driver) })
  },
  capacity(tools, driver) {
    const { t, format, nameOf } = tools
    const { regularPercent, regularHours, overtimePercent, overtimeHours } = driver
    const percent = (size: number) => ({ percent: signed(tools, size) })
    const hours = (size: number) => ({ hours: withSign(size, format.exact) })
    const what = row([
      regularPercent ? t('drivers.regularPercentText', percent(regularPercent)) : '',
      regularHours ? t('drivers.regularHoursText', hours(regularHours)) : '',
      overtimePercent ? t('drivers.overtimePercentText', percent(overtimePercent)) : '',
      overtimeHours ? t('drivers.overtimeHoursText', hours(overtimeHours)) : '',
    ])
    const where = row(
      [
        ...driver.resources.map((resource) => nameOf('resource', resource)),
        driver.site ? nameOf('site', driver.site) : '',
      ],
      ' · ',
    )
    return t('drivers.capacityText', { where, what, ...span(tools, driver) })
  },
  safety_stock: (tools, { where, days }) =>
    tools.t('drivers.safetyText', { where: selected(tools, where), count: days }),
  new_item(tools, driver) {
    const { t, format, nameOf } = tools
    const { analogue, sharePercent, rampPeriods, predecessor, cannibalPercent } = driver
    const what = row([
      t('drivers.shareText', {
        percent: share(tools, sharePercent),
        item: nameOf('item', analogue),
      }),
      rampPeriods > 0 ? t('drivers.rampText', { count: rampPeriods }) : '',
      predecessor && cannibalPercent > 0
        ? t('drivers.cannibalText', {
            percent: share(tools, cannibalPercent),
            item: nameOf('item', predecessor),
          })
        : '',
    ])
    const name = format.name(driver.name)
    return t('drivers.newItemText', { name, start: format.period(driver.start), what })
  },
}
