/** Keys of plan lines as the journal names them: `item|customer` for demand, `item|site` for supply. */

const plain = (part: string): string => part.replaceAll('%7C', '|').replaceAll('%25', '%')

/** Item and customer, or item and site, of a line's key. */
export function partsOfLineKey(key: string): { readonly item: string; readonly other: string } {
  const [item = '', other = ''] = key.split('|')
  return { item: plain(item), other: plain(other) }
}
