/** A panel that a button opens and the keyboard enters: Tab stays in it, Escape closes it and goes back to the button. */
import { Popover, type PopoverProps } from 'antd'
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'

const takesKeys =
  'button:not(:disabled), input:not(:disabled, [hidden]), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]'

interface OpenedPanelProps {
  /** What screen readers call it. */
  readonly name: string
  readonly placement: NonNullable<PopoverProps['placement']>
  readonly title?: string
  readonly content: ReactNode
  /** The button. */
  readonly children: ReactNode
  /** Where something else than the button and Escape closes it, too. */
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
}

export function OpenedPanel(props: OpenedPanelProps) {
  const { name, placement, title = null, content, children, onOpenChange } = props
  const [opened, setOpened] = useState(false)
  const open = props.open ?? opened
  const panel = useRef<HTMLElement>(null)
  const opener = useRef<Element | null>(null)
  const change = (wanted: boolean): void => {
    setOpened(wanted)
    onOpenChange?.(wanted)
  }
  useEffect(() => {
    if (!open) return
    opener.current = document.activeElement
    const inside = panel
    return () => {
      // Not where a click has already gone elsewhere.
      if (inside.current?.contains(document.activeElement) && opener.current instanceof HTMLElement)
        opener.current.focus()
    }
  }, [open])
  const enter = (shown: boolean): void => {
    if (shown && !panel.current?.contains(document.activeElement))
      panel.current?.querySelector<HTMLElement>(takesKeys)?.focus()
  }
  const keep = (event: KeyboardEvent<HTMLElement>): void => {
    // What a field of the panel opens for itself has its own keys.
    if (!event.currentTarget.contains(event.target as Node)) return
    // An input method is composing: Escape and Tab are its own.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      change(false)
    }
    if (event.key !== 'Tab') return
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>(takesKeys)]
    const [edge, next] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
    if (document.activeElement !== edge) return
    event.preventDefault()
    next?.focus()
  }
  return (
    <Popover
      trigger="click"
      placement={placement}
      title={title}
      open={open}
      onOpenChange={change}
      afterOpenChange={enter}
      destroyOnHidden
      content={
        <section ref={panel} aria-label={name} onKeyDown={keep}>
          {content}
        </section>
      }
    >
      {children}
    </Popover>
  )
}
