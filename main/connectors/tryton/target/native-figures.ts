/** The figures of a document as Tryton can hold them: each as one thing, in steps of the product's unit. */
import type { PublishedLine } from '@shared/contract/contract-types'
import type { PublishingWay } from '@shared/model/publishing-ways'
import { figureOf, lineKey } from '../../connector'
import type { Places, Product, Warehouse } from './places'

export type Kind = 'production' | 'purchase' | 'forecast'

export interface Figure extends PublishedLine {
  readonly site: string
  readonly kind: Kind
  /** How the figure is known to us: `lineKey`. */
  readonly name: string
  readonly product: Product
  readonly warehouse: Warehouse
}

/** What a figure of a product is written as; undefined where it is in the decision record alone. */
export function kindOf(
  way: PublishingWay,
  measure: PublishedLine['measure'],
  { made }: Pick<Product, 'made'>,
): Kind | undefined {
  const asForecast = way === 'forecasts' || (way === 'mixed' && !made)
  if (measure === 'consensus_demand') return asForecast ? 'forecast' : undefined
  if (asForecast) return undefined
  return made ? 'production' : 'purchase'
}

/** In steps of the unit, without the noise of binary fractions. */
const stepped = (quantity: number, { rounding }: Product): number =>
  Number((Math.round(quantity / rounding) * rounding).toFixed(9))

/** The figures that are written as records, those of forecasts summed over customers. Lines of items or sites that are not there are passed over. */
export function nativeFigures(
  lines: readonly PublishedLine[],
  way: PublishingWay,
  places: Places,
  defaultSite: string,
): Map<string, Figure> {
  const figures = new Map<string, Figure>()
  for (const line of lines) {
    const product = places.products.get(line.item)
    const site = line.site ?? defaultSite
    const warehouse = places.warehouses.get(site)
    const kind = product && kindOf(way, line.measure, product)
    if (!product || !warehouse || !kind) continue
    const { item, month, measure } = line
    // A forecast of Tryton is of a product and a warehouse: whose it is stays in the record.
    const customer = kind === 'forecast' ? null : line.customer
    const name = lineKey({ item, customer, site, month, measure })
    const quantity = (figures.get(name)?.quantity ?? 0) + line.quantity
    figures.set(name, {
      item,
      customer,
      site,
      month,
      measure,
      quantity,
      kind,
      name,
      product,
      warehouse,
    })
  }
  for (const [name, figure] of figures)
    figures.set(name, { ...figure, quantity: stepped(figure.quantity, figure.product) })
  return figures
}

/** What was published last, in the same figures. */
export function lastFigures(
  lastPublished: ReadonlyMap<string, number>,
  way: PublishingWay,
  places: Places,
  defaultSite: string,
): Map<string, number> {
  const lines = [...lastPublished].flatMap(([key, quantity]) => {
    const figure = figureOf(key)
    return figure ? [{ ...figure, quantity }] : []
  })
  const figures = nativeFigures(lines, way, places, defaultSite)
  return new Map([...figures].map(([name, { quantity }]) => [name, quantity]))
}
