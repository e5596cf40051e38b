import { assemblies, materials } from './assemblies-and-materials.mjs'
import { rounded } from './numbers-and-lists.mjs'

/** List price: what leaves the intended margin above standard cost, on a price tag's last digit. */
const listPrice = (good, cost) => Math.round((cost / (1 - good.listMargin)) * 10) / 10

export function itemRows(goods, costOf, leadTimeOf) {
  const finished = goods.map((good) => ({
    item: good.item,
    name_zh: good.name_zh,
    name_en: good.name_en,
    family: good.family.code,
    category: good.category.code,
    item_type: 'finished',
    unit: 'pcs',
    price: listPrice(good, costOf.get(good.item)),
    standard_cost: costOf.get(good.item),
    lifecycle: good.life.lifecycle,
    make_or_buy: 'make',
    lead_time_days: leadTimeOf(good.item),
    lot_size: good.family.pack * 25,
    minimum_order: good.family.pack * 50,
    safety_stock_days: good.family.code === 'air_fryer' ? 5 : 12,
    successor: good.life.successor,
  }))
  const made = assemblies.map((assembly) => ({
    item: assembly.item,
    name_zh: assembly.zh,
    name_en: assembly.en,
    family: 'semi_finished',
    category: assembly.category,
    item_type: 'semi_finished',
    unit: 'pcs',
    price: rounded(costOf.get(assembly.item) * 1.2),
    standard_cost: costOf.get(assembly.item),
    lifecycle: 'active',
    make_or_buy: 'make',
    lead_time_days: leadTimeOf(assembly.item),
    lot_size: 200,
    minimum_order: 400,
    safety_stock_days: 4,
  }))
  const bought = materials.map((material) => ({
    item: material.item,
    name_zh: material.zh,
    name_en: material.en,
    family: 'material',
    category: material.category,
    item_type: 'material',
    unit: material.unit,
    price: rounded(material.cost * 1.2),
    standard_cost: material.cost,
    lifecycle: 'active',
    make_or_buy: 'buy',
    lead_time_days: leadTimeOf(material.item),
    lot_size: material.lotSize,
    minimum_order: material.lotSize * 2,
    shelf_life_days: material.category === 'electronics' ? 730 : null,
    safety_stock_days: 7,
  }))
  return [...finished, ...made, ...bought]
}
