/** A new what-if: its name and the drivers it starts with. */
import type { Scenario } from '@shared/contract/scenario-calls'
import { Form, Input, Modal } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DriverEditor, type DriverEditorHandle, type ListedDriver } from './driver-editor'
import { useCreateScenario, usePlanned } from './scenario-queries'

interface NewScenarioDialogProps {
  readonly parent: Scenario
  readonly onClose: () => void
  readonly onCreated: (made: Scenario) => void
}

export function NewScenarioDialog({ parent, onClose, onCreated }: NewScenarioDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const [drivers, setDrivers] = useState<readonly ListedDriver[]>([])
  const { periods } = usePlanned(parent.scenario)
  const create = useCreateScenario(onCreated)
  const editor = useRef<DriverEditorHandle>(null)
  const nameless = name.trim() === ''
  const submit = () => {
    setTried(true)
    if (create.isPending) return
    // A driver still in its form is meant too.
    const meant = editor.current?.finish() ?? null
    if (nameless || !meant) return
    create.mutate({
      name: name.trim(),
      parent: parent.scenario,
      drivers: meant.map(({ note, assumption }) => ({ note, assumption })),
    })
  }
  return (
    <Modal
      open
      width={640}
      title={t('scenarios.newTitle')}
      okText={t('scenarios.create')}
      cancelText={t('scenarios.cancel')}
      confirmLoading={create.isPending}
      onOk={submit}
      onCancel={onClose}
    >
      <p className="hint">{t('scenarios.newFrom', { name: parent.name })}</p>
      <Form layout="vertical" component="div">
        <Form.Item
          label={t('scenarios.name')}
          htmlFor="new-scenario-name"
          {...(tried && nameless
            ? { validateStatus: 'error' as const, help: t('scenarios.nameMissing') }
            : {})}
        >
          <Input
            id="new-scenario-name"
            autoFocus
            maxLength={80}
            value={name}
            placeholder={t('scenarios.nameHint')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={submit}
          />
        </Form.Item>
        <Form.Item label={t('scenarios.drivers')} extra={t('scenarios.driversHint')}>
          <DriverEditor
            ref={editor}
            scenario={parent.scenario}
            drivers={drivers}
            periods={periods}
            onAdd={(driver) =>
              setDrivers((known) => [...known, { key: crypto.randomUUID(), ...driver }])
            }
            onReplace={(key, driver) =>
              setDrivers((known) =>
                known.map((one) => (one.key === key ? { key, ...driver } : one)),
              )
            }
            onRemove={(key) => setDrivers((known) => known.filter((one) => one.key !== key))}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}
