/** The buttons and choices of the screen by their names, so that the palette offers whatever a click can do. */

export interface NamedButton {
  readonly name: string
  press(): void
}

const pressed = 'button:not(:disabled), label:has(> input[type="radio"]:not(:disabled))'
// What stands in rows is too many to be found by name, and the cursor leads to it.
const leftOut =
  '.ag-root-wrapper, .ant-select, .ant-input-affix-wrapper, table, ul, [role="tab"], [role="navigation"], nav'

function nameOf(button: HTMLElement): string {
  const words = button.innerText.trim()
  const icon = button.querySelector('[aria-label], [title]')
  const told = button.getAttribute('aria-label') ?? (words || button.title)
  return (told || icon?.getAttribute('aria-label') || icon?.getAttribute('title') || '')
    .split('\n')
    .join(' ')
}

/** Those that can be seen and pressed now, each name once, in the order of the screen. */
export function buttonsOnScreen(screen: ParentNode): readonly NamedButton[] {
  const named = new Map<string, NamedButton>()
  for (const button of screen.querySelectorAll<HTMLElement>(pressed)) {
    if (button.closest(leftOut) || !button.checkVisibility()) continue
    const name = nameOf(button)
    if (name && !named.has(name))
      named.set(name, {
        name,
        press() {
          button.focus()
          button.click()
        },
      })
  }
  return [...named.values()]
}
