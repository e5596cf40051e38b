/** How a record in Tryton names the decision it comes from and the figure it is. */

const mark = 'evenkeel'
const escaped = (key: string): string => key.replaceAll('%', '%25').replaceAll(' ', '%20')

/** `evenkeel <idempotency key> <line key>`. */
export const tagOf = (key: string, name: string): string => `${mark} ${escaped(key)} ${name}`

/** What a search for records of ours looks for. */
export const tagPattern = `${mark} %`

/** The line key of a record of ours; undefined where it is none. */
export function nameIn(tag: string | null): string | undefined {
  const [first, key, ...name] = (tag ?? '').split(' ')
  return first === mark && key && name.length > 0 ? name.join(' ') : undefined
}
