import type { DriverKind } from '@shared/model/drivers'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'

const groups = {
  demand: ['demand_percent', 'demand_units', 'opportunity', 'promotion', 'new_item'],
  supply: ['receipts', 'capacity', 'safety_stock'],
  money: ['price', 'cost'],
} as const satisfies Record<string, readonly DriverKind[]>

/** What kind of driver to add. */
export function DriverKindMenu({ onChoose }: { readonly onChoose: (kind: DriverKind) => void }) {
  const { t } = useTranslation()
  const items = (['demand', 'supply', 'money'] as const).map((group) => ({
    key: group,
    type: 'group' as const,
    label: t(`drivers.group_${group}`),
    children: groups[group].map((kind) => ({ key: kind, label: t(`drivers.kind_${kind}`) })),
  }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, onClick: ({ key }) => onChoose(key as DriverKind) }}
    >
      <Button size="small">
        {t('drivers.addDriver')} <span aria-hidden="true">▾</span>
      </Button>
    </Dropdown>
  )
}
