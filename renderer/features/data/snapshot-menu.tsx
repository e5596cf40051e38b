import type { Snapshot } from '@shared/contract/contract-types'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icons'
import { useFormat } from '../../ui/use-format'
import { ChooseSnapshot } from '../comparison/choose-snapshot'

/** What else can be done with a snapshot. */
export function SnapshotMenu({ snapshot }: { readonly snapshot: Snapshot }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [choosing, setChoosing] = useState(false)
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [{ key: 'compare', label: t('comparison.compareWith') }],
          onClick: () => setChoosing(true),
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
