/** A menu that is left with Escape or Tab gives the keyboard back to its button. */
import { useEffect } from 'react'

export function useMenuReturn(): void {
  useEffect(() => {
    const left = ({ key, target }: KeyboardEvent): void => {
      if (key !== 'Escape' && key !== 'Tab') return
      const menu = target instanceof Element ? target.closest('.ant-dropdown') : null
      if (menu) document.querySelector<HTMLElement>('.ant-dropdown-open')?.focus()
    }
    window.addEventListener('keydown', left, true)
    return () => window.removeEventListener('keydown', left, true)
  }, [])
}
