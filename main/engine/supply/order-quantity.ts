/** Rounds a need up to what can be ordered: the minimum, then whole lots. */
export function orderQuantity(need: number, lotSize: number, minimumOrder: number): number {
  if (need <= 1e-9) return 0
  const wanted = Math.max(need, minimumOrder)
  return lotSize > 0 ? Math.ceil(wanted / lotSize - 1e-9) * lotSize : Math.ceil(wanted - 1e-9)
}
