/** Type a few letters of anything: a command, a screen, a scenario, a family, an item, a view. */
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './command-palette.css'
import { type Command, matchCommands } from './match-commands'
import { useCommands } from './use-commands'

interface CommandPaletteProps {
  readonly before: Element | null
  readonly close: () => void
}

export function CommandPalette({ before, close }: CommandPaletteProps) {
  const { t } = useTranslation()
  const id = useId()
  const commands = useCommands(before)
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => matchCommands(commands, typed), [commands, typed])
  const chosen = useRef<HTMLDivElement>(null)
  const marked = found[Math.min(at, found.length - 1)]
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another entry is marked
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  // The window gives the cursor back to where it was first.
  const leave = (then?: () => void): void => {
    close()
    requestAnimationFrame(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      then?.()
    })
  }
  const run = (command: Command | undefined): void => {
    if (command) leave(command.run)
  }
  const pressed = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) setAt(Math.max(0, Math.min(found.length - 1, at + step)))
    else if (event.key === 'Enter') run(marked)
    else return
    event.preventDefault()
  }
  return (
    <Modal
      open
      closable={false}
      footer={null}
      onCancel={() => leave()}
      width={600}
      className="command-palette"
      focusable={{ focusTriggerAfterClose: false }}
      title={<span className="palette-title">{t('app.palette')}</span>}
    >
      <Input
        autoFocus
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={marked ? `${id}-${marked.key}` : undefined}
        aria-label={t('app.palette')}
        placeholder={t('app.paletteHint')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={pressed}
      />
      {found.length === 0 ? <p className="secondary">{t('app.paletteNothing')}</p> : null}
      <div id={`${id}-list`} className="palette-list" role="listbox" aria-label={t('app.palette')}>
        {found.map((one) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys stay in the field, as for every combobox
          <div
            key={one.key}
            id={`${id}-${one.key}`}
            ref={one === marked ? chosen : undefined}
            role="option"
            tabIndex={-1}
            aria-selected={one === marked}
            onClick={() => run(one)}
          >
            <small>{t(`app.palette_${one.group}`)}</small>
            <span>{one.label}</span>
            {one.keys ? <kbd>{one.keys}</kbd> : null}
          </div>
        ))}
      </div>
    </Modal>
  )
}
