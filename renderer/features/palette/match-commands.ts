/** Which commands a few typed letters mean. */

export interface Command {
  readonly key: string
  readonly group: 'commands' | 'screens' | 'buttons' | 'scenarios' | 'families' | 'items' | 'views'
  readonly label: string
  /** Codes and other names it is found by. */
  readonly also?: string
  /** How the key is written that does the same. */
  readonly keys?: string
  run(): void
}

const most = 60

/** Commands that hold every typed word, those that begin with the first one first; in the order given otherwise. */
export function matchCommands<C extends Pick<Command, 'label' | 'also'>>(
  commands: readonly C[],
  typed: string,
): readonly C[] {
  const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  const [first = ''] = words
  const found = commands.filter(({ label, also = '' }) => {
    const text = `${label} ${also}`.toLocaleLowerCase()
    return words.every((word) => text.includes(word))
  })
  const begins = ({ label, also = '' }: C): boolean =>
    label.toLocaleLowerCase().startsWith(first) || also.toLocaleLowerCase().startsWith(first)
  return [...found.filter(begins), ...found.filter((one) => !begins(one))].slice(0, most)
}
