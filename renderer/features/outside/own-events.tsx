import type { StoredDemandPolicy } from '@shared/contract/layer-calls'
import type { OwnEvent } from '@shared/model/outside-knowledge'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMaySetPolicy, useSetDemandPolicy } from '../layers/layer-queries'
import { OwnEventDialog } from './own-event-dialog'

interface AddEventProps {
  readonly stored: StoredDemandPolicy
  readonly scenario: string
}

/** Adds an event to those of the data. */
export function AddEvent({ stored, scenario }: AddEventProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [open, setOpen] = useState(false)
  const { set, isPending } = useSetDemandPolicy(stored, () => {
    void message.success(t('outside.eventAdded'))
    setOpen(false)
  })
  if (!useMaySetPolicy()) return null
  const { events } = stored.policy
  const add = (event: OwnEvent) => set({ ...stored.policy, events: [...events, event] }, event.name)
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t('outside.addEvent')}
      </Button>
      {open ? (
        <OwnEventDialog
          scenario={scenario}
          taken={events.map(({ event }) => event)}
          pending={isPending}
          close={() => setOpen(false)}
          add={add}
        />
      ) : null}
    </>
  )
}

interface RemoveEventProps {
  readonly stored: StoredDemandPolicy
  readonly event: string
}

/** Takes an own event back; nothing where it is one of the data. */
export function RemoveEvent({ stored, event }: RemoveEventProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const may = useMaySetPolicy()
  const { set } = useSetDemandPolicy(stored, () => void message.success(t('outside.eventRemoved')))
  const { events } = stored.policy
  const own = events.find((one) => one.event === event)
  if (!own) return null
  const left = events.filter((one) => one !== own)
  return (
    <small className="deal-line">
      {t('outside.own')}
      {may ? (
        <Popconfirm
          title={t('outside.removeEvent', { event: own.name })}
          okText={t('outside.remove')}
          cancelText={t('outside.cancel')}
          onConfirm={() => set({ ...stored.policy, events: left }, own.name)}
        >
          <Button
            size="small"
            type="text"
            aria-label={t('outside.removeEvent', { event: own.name })}
          >
            ×
          </Button>
        </Popconfirm>
      ) : null}
    </small>
  )
}
