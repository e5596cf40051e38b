import type { Snapshot } from '@shared/contract/contract-types'
import { App, Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'
import { useFormat } from '../../ui/use-format'
import { ChooseSnapshot } from '../comparison/choose-snapshot'
import { useMayKeepData, useRemoveSnapshot, useSnapshotSizes } from './data-queries'

/** What else can be done with a snapshot. */
export function SnapshotMenu({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { modal } = App.useApp()
  const mayKeep = useMayKeepData()
  const remove = useRemoveSnapshot()
  const [choosing, setChoosing] = useState(false)
  const size = useSnapshotSizes().data?.find((one) => one.snapshot === snapshot.snapshot)
  const [pin] = size?.pins ?? []
  const askToRemove = () =>
    modal.confirm({
      title: t('data.removeSnapshot', { date: format.date(snapshot.asOf.slice(0, 10)) }),
      content: t('data.removeSnapshotText'),
      okText: t('app.remove'),
      okButtonProps: { danger: true },
      cancelText: t('app.cancel'),
      onOk: () => remove.mutate({ snapshot: snapshot.snapshot }),
    })
  const acts = { compare: () => setChoosing(true), remove: askToRemove }
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'compare', label: t('comparison.compareWith') },
            { type: 'divider' },
            {
              key: 'remove',
              danger: true,
              disabled: !mayKeep || !size || pin !== undefined,
              label: pin ? t(`data.pin_${pin.kind}`, { name: pin.name }) : t('app.remove'),
            },
          ],
          onClick: ({ key }) => acts[key as keyof typeof acts](),
        }}
      >
        <Button
          size="small"
          type="text"
          className="snapshot-menu"
          icon={<Icon name="more" />}
          aria-label={t('comparison.actions', { date: format.dateTime(snapshot.sealedAt) })}
        />
      </Dropdown>
      {choosing ? <ChooseSnapshot snapshot={snapshot} close={() => setChoosing(false)} /> : null}
    </>
  )
}
