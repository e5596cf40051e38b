import type { OutsideDriver } from '@shared/model/outside-knowledge'
import { Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AttributeSelect } from '../scenarios/attribute-select'
import { readMonths, writeMonths } from './read-months'

interface DriverDrawerProps {
  readonly edited: OutsideDriver | 'new'
  /** Codes that others have. */
  readonly taken: readonly string[]
  readonly scenario: string
  readonly pending: boolean
  close(): void
  save(driver: OutsideDriver): void
  remove(driver: string): void
}

const empty: OutsideDriver = { driver: '', name: '', family: null, values: {} }

export function DriverDrawer({ edited, taken, scenario, ...actions }: DriverDrawerProps) {
  const { t } = useTranslation()
  const isNew = edited === 'new'
  const [draft, setDraft] = useState(isNew ? empty : edited)
  const [text, setText] = useState(() => writeMonths(draft.values))
  const change = (part: Partial<OutsideDriver>) => setDraft((now) => ({ ...now, ...part }))
  const { values, wrong } = readMonths(text)
  const count = Object.keys(values).length
  const code = draft.driver.trim()
  const usable =
    code !== '' &&
    draft.name.trim() !== '' &&
    !wrong &&
    count > 0 &&
    !(isNew && taken.includes(code))
  return (
    <Drawer
      open
      onClose={actions.close}
      size={480}
      title={isNew ? t('outside.addDriver') : t('outside.changeDriver', { name: edited.name })}
      footer={
        <div className="form-actions">
          {isNew ? null : (
            <Button danger type="text" onClick={() => actions.remove(edited.driver)}>
              {t('outside.remove')}
            </Button>
          )}
          <Button onClick={actions.close}>{t('outside.cancel')}</Button>
          <Button
            type="primary"
            disabled={!usable}
            loading={actions.pending}
            onClick={() =>
              actions.save({
                ...draft,
                driver: code,
                name: draft.name.trim(),
                values: { ...values },
              })
            }
          >
            {t('layers.save')}
          </Button>
        </div>
      }
    >
      <Form layout="vertical" requiredMark={false}>
        <Form.Item label={t('outside.code')} htmlFor="driver-code">
          <Input
            id="driver-code"
            maxLength={60}
            disabled={!isNew}
            value={draft.driver}
            onChange={(event) => change({ driver: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('outside.name')} htmlFor="driver-name">
          <Input
            id="driver-name"
            maxLength={200}
            value={draft.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </Form.Item>
        <Form.Item label={t('outside.family')}>
          <AttributeSelect
            scenario={scenario}
            attribute="family"
            label={t('outside.family')}
            placeholder={t('outside.company')}
            value={draft.family}
            onChange={(family) => change({ family })}
          />
        </Form.Item>
        <Form.Item
          label={t('outside.values')}
          htmlFor="driver-values"
          validateStatus={wrong ? 'error' : ''}
          help={
            wrong
              ? t('outside.valuesWrong', { ...wrong })
              : count > 0
                ? t('outside.valuesRead', { count })
                : t('outside.valuesHint')
          }
        >
          <Input.TextArea
            id="driver-values"
            className="driver-values"
            rows={18}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
    </Drawer>
  )
}
