import { lossReasons, stages } from './opportunity-wording.mjs'
import { finishedFamilies } from './product-range.mjs'

const named = (attribute, list) =>
  list.map(({ code, zh, en }, i) => ({
    attribute,
    code,
    name_zh: zh,
    name_en: en,
    position: i + 1,
  }))
const pairs = (rows) => rows.map(([code, zh, en]) => ({ code, zh, en }))

/** Chinese and English names of every code used in a hierarchy or a list. */
export function attributeValues() {
  return [
    ...named('family', [
      ...finishedFamilies,
      ...pairs([
        ['semi_finished', '半成品', 'Semi-finished goods'],
        ['material', '原材料', 'Materials'],
      ]),
    ]),
    ...named('category', [
      ...finishedFamilies.flatMap((family) => family.categories),
      ...pairs([
        ['boards', '控制板', 'Control boards'],
        ['housings', '注塑外壳', 'Moulded housings'],
        ['subassemblies', '功能组件', 'Sub-assemblies'],
        ['electronics', '电子元器件', 'Electronics'],
        ['metals', '金属材料', 'Metals'],
        ['plastics', '塑料与橡胶', 'Plastics and rubber'],
        ['components', '功能部件', 'Components'],
        ['packaging', '包装与辅料', 'Packaging and sundries'],
      ]),
    ]),
    ...named(
      'region',
      pairs([
        ['east', '华东', 'East China'],
        ['north', '华北与东北', 'North China'],
        ['south', '华南与华中', 'South China'],
        ['west', '西部', 'West China'],
        ['export', '海外', 'Export'],
      ]),
    ),
    ...named(
      'channel',
      pairs([
        ['key_accounts', '大客户与商超', 'Key accounts'],
        ['distributors', '经销商', 'Distributors'],
        ['e_commerce', '电商', 'E-commerce'],
      ]),
    ),
    ...named(
      'class',
      pairs([
        ['A', 'A类客户', 'Class A'],
        ['B', 'B类客户', 'Class B'],
        ['C', 'C类客户', 'Class C'],
      ]),
    ),
    ...named('stage', stages),
    ...named('loss_reason', lossReasons),
  ]
}
