/** Which thing the values of a column name, so that columns of several files can be told to name the same. */
import { basename, extname } from 'node:path'
import { fieldNameOf } from '../match-columns'

const naming = /_?(?:id|ids|code|no|nr|number|num|key)$|(?:编码|编号|代码|号码|号)$/
const aboutItems =
  /^(?:item|product|sku|material|part|article|artikel|component|物料|产品|商品|存货|货品|料|货|品|零件|料件)$/
const aboutCustomers = /^(?:customer|client|account|sold_to|sold_to_party|kunde|客户|经销商)$/
const aboutSuppliers = /^(?:supplier|vendor|lieferant|供应商|供货商)$/

/** What the values of a column name: its heading without the word for a code, one word for all names of an item, a customer, a supplier; the file's name where the heading is no more than `id` or `编号`. */
export function thingOf(name: string, file: string | null): string {
  const root = name.replace(naming, '').replace(/_$/, '')
  const thing = root === '' && file !== null ? singular(file) : root
  if (aboutItems.test(thing)) return 'item'
  if (aboutCustomers.test(thing)) return 'customer'
  return aboutSuppliers.test(thing) ? 'supplier' : thing
}

/** A file's name as the name of one of the things it lists. */
const singular = (path: string): string =>
  fieldNameOf(basename(path, extname(path)))
    .replace(/ies$/, 'y')
    .replace(/s$/, '')
    .replace(/_?(?:master|list|table|data)$|(?:主数据|资料|档案|清单|列表|表)$/, '')
