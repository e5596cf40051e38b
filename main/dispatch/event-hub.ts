/** Passes events on to whoever listens; `changed` topics of one turn go out together. */
import type { EventName, EventPayload, Topic } from '@shared/contract/contract'
import type { Core } from './core'

export interface EventHub {
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void
  changed(topics: readonly Topic[]): void
  readonly subscribe: Core['subscribe']
}

export function createEventHub(): EventHub {
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const pending = new Set<Topic>()
  const tell = (name: string, payload: unknown): void => {
    for (const listener of [...listeners]) listener(name, payload)
  }
  return {
    emit: tell,
    changed(topics) {
      if (pending.size === 0)
        queueMicrotask(() => {
          const together = [...pending]
          pending.clear()
          tell('changed', { topics: together })
        })
      for (const topic of topics) pending.add(topic)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
