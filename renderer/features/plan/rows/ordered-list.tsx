/** A short list that is put in order by dragging, or by buttons and the keyboard. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import './ordered-list.css'

interface OrderedListProps {
  readonly items: readonly { readonly key: string; readonly label: string }[]
  /** Message keys of the buttons; each gets the name of the entry. */
  readonly words: {
    readonly up: 'rows.levelUp' | 'rows.measureUp'
    readonly down: 'rows.levelDown' | 'rows.measureDown'
    readonly remove?: 'rows.levelRemove'
  }
  readonly onOrder: (keys: string[]) => void
  readonly onRemove?: (key: string) => void
}

const moved = (keys: readonly string[], from: number, to: number): string[] => {
  const order = [...keys]
  const [key] = order.splice(from, 1)
  if (key !== undefined) order.splice(to, 0, key)
  return order
}

export function OrderedList({ items, words, onOrder, onRemove }: OrderedListProps) {
  const { t } = useTranslation()
  const [dragged, setDragged] = useState<number | null>(null)
  const keys = items.map(({ key }) => key)
  const move = (from: number, to: number) => {
    if (to >= 0 && to < keys.length && from !== to) onOrder(moved(keys, from, to))
  }
  return (
    <ol className="ordered-list">
      {items.map(({ key, label }, at) => (
        <li
          key={key}
          draggable
          className={dragged === at ? 'dragged' : ''}
          onDragStart={() => setDragged(at)}
          onDragEnd={() => setDragged(null)}
          onDragOver={(event) => event.preventDefault()}
          onDrop={(event) => {
            event.preventDefault()
            if (dragged !== null) move(dragged, at)
            setDragged(null)
          }}
        >
          <span className="ordered-grip" aria-hidden="true">
            ⠿
          </span>
          <span className="ordered-label">{label}</span>
          <Button
            size="small"
            type="text"
            disabled={at === 0}
            aria-label={t(words.up, { name: label })}
            onClick={() => move(at, at - 1)}
          >
            ↑
          </Button>
          <Button
            size="small"
            type="text"
            disabled={at === items.length - 1}
            aria-label={t(words.down, { name: label })}
            onClick={() => move(at, at + 1)}
          >
            ↓
          </Button>
          {onRemove && words.remove ? (
            <Button
              size="small"
              type="text"
              disabled={items.length === 1}
              aria-label={t(words.remove, { name: label })}
              onClick={() => onRemove(key)}
            >
              ×
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
