/** An event that the data does not have. */
import { eventKinds, type OwnEvent } from '@shared/model/outside-knowledge'
import { Form, Input, InputNumber, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttributeSelect } from '../scenarios/attribute-select'
import { isMonth } from './read-months'

interface OwnEventDialogProps {
  readonly scenario: string
  /** Codes that own events have already. */
  readonly taken: readonly string[]
  readonly pending: boolean
  close(): void
  add(event: OwnEvent): void
}

const empty: OwnEvent = {
  event: '',
  name: '',
  kind: 'promotion',
  family: '',
  item: '',
  region: '',
  customer: '',
  from: '',
  to: '',
  percent: 10,
}
const levels = ['family', 'item', 'region', 'customer'] as const

export function OwnEventDialog({ scenario, taken, pending, close, add }: OwnEventDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(empty)
  const change = (part: Partial<OwnEvent>) => setDraft((now) => ({ ...now, ...part }))
  const code = draft.event.trim()
  const months = isMonth(draft.from) && isMonth(draft.to)
  const backwards = months && draft.to < draft.from
  const usable =
    code !== '' && !taken.includes(code) && draft.name.trim() !== '' && months && !backwards
  const field = (key: 'event' | 'name', label: string) => (
    <Form.Item label={label} htmlFor={`event-${key}`}>
      <Input
        id={`event-${key}`}
        maxLength={key === 'event' ? 60 : 200}
        value={draft[key]}
        onChange={(typed) => change({ [key]: typed.target.value })}
      />
    </Form.Item>
  )
  const wrong = (key: 'from' | 'to'): string | undefined =>
    draft[key] !== '' && !isMonth(draft[key])
      ? t('outside.monthWrong')
      : key === 'to' && backwards
        ? t('outside.spanWrong')
        : undefined
  return (
    <Modal
      open
      title={t('outside.eventNew')}
      okText={t('outside.addEvent')}
      cancelText={t('outside.cancel')}
      okButtonProps={{ disabled: !usable, loading: pending }}
      onCancel={close}
      onOk={() => add({ ...draft, event: code, name: draft.name.trim() })}
    >
      <Form layout="vertical" requiredMark={false} className="own-event">
        {field('event', t('outside.code'))}
        {field('name', t('outside.name'))}
        <Form.Item label={t('outside.kind')} className="whole">
          <Segmented
            aria-label={t('outside.kind')}
            value={draft.kind}
            onChange={(kind) => change({ kind })}
            options={eventKinds.map((value) => ({ value, label: t(`layers.kind_${value}`) }))}
          />
        </Form.Item>
        {(['from', 'to'] as const).map((key) => (
          <Form.Item
            key={key}
            label={t(`outside.${key}`)}
            htmlFor={`event-${key}`}
            validateStatus={wrong(key) ? 'error' : ''}
            help={wrong(key)}
          >
            <Input
              id={`event-${key}`}
              placeholder="2027-02"
              maxLength={7}
              value={draft[key]}
              onChange={(typed) => change({ [key]: typed.target.value.trim() })}
            />
          </Form.Item>
        ))}
        {levels.map((level) => (
          <Form.Item key={level} label={t(`outside.level_${level}`)}>
            <AttributeSelect
              scenario={scenario}
              attribute={level}
              label={t(`outside.level_${level}`)}
              placeholder={t('outside.any')}
              value={draft[level] || null}
              onChange={(value) => change({ [level]: value ?? '' })}
            />
          </Form.Item>
        ))}
        <Form.Item label={t('outside.percent')} htmlFor="event-percent">
          <InputNumber
            id="event-percent"
            min={-100}
            max={10_000}
            suffix="%"
            value={draft.percent}
            onChange={(percent) => change({ percent: percent ?? 0 })}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
