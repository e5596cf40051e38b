import { rounded } from './numbers-and-lists.mjs'

/** Writes what partners abroad are owed, owe and charge in their own currency, at the rate of the month. */
export function inForeignMoney(partners, key, rates, reporting) {
  const currencyOf = new Map(partners.map((one) => [one[key], one.currency]))
  const rateOf = new Map(rates.map((row) => [`${row.currency}/${row.month}`, row.rate]))
  return (rows, dateField, amounts) =>
    rows.map((row) => {
      const currency = currencyOf.get(row[key])
      if (currency === reporting) return row
      const rate = rateOf.get(`${currency}/${row[dateField].slice(0, 7)}`)
      const converted = amounts.map((name) => [name, rounded(row[name] / rate)])
      return { ...row, ...Object.fromEntries(converted), currency }
    })
}
