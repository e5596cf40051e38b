/** Codes with Chinese and English names, and how often a deal that ends in a stage is won. */
export const stages = [
  { code: 'qualify', zh: '商机确认', en: 'Qualify', wins: 0.15, closed: 62, open: 44 },
  { code: 'propose', zh: '方案报价', en: 'Propose', wins: 0.35, closed: 80, open: 42 },
  { code: 'negotiate', zh: '商务谈判', en: 'Negotiate', wins: 0.6, closed: 78, open: 28 },
  { code: 'commit', zh: '承诺成交', en: 'Commit', wins: 0.85, closed: 50, open: 15 },
]

export const lossReasons = [
  { code: 'price', zh: '价格', en: 'Price', weight: 38 },
  { code: 'competitor_product', zh: '竞品功能', en: 'Competing product', weight: 22 },
  { code: 'delivery_time', zh: '交期', en: 'Delivery time', weight: 16 },
  { code: 'budget_cancelled', zh: '客户预算取消', en: 'Budget cancelled', weight: 14 },
  { code: 'no_decision', zh: '客户未决策', en: 'No decision', weight: 10 },
]

export const topics = [
  { zh: '新品上架', en: 'new range listing' },
  { zh: '季度集采', en: 'quarterly tender' },
  { zh: '年度框架续签', en: 'annual frame renewal' },
  { zh: '促销备货', en: 'promotion stock' },
  { zh: '定制款项目', en: 'custom model' },
  { zh: '门店扩展', en: 'store expansion' },
  { zh: '礼品渠道', en: 'gift channel' },
]
