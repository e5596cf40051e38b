import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icons'
import { useFormat } from '../ui/use-format'
import { usePeople, useSession, useSwitchPerson } from './app-queries'

/** Who is acting: the role decides what may be done. */
export function PersonSwitch() {
  const { t } = useTranslation()
  const format = useFormat()
  const session = useSession().data
  const people = usePeople().data ?? []
  const change = useSwitchPerson()
  if (!session) return null
  const name = format.name(session.name)
  const role = t(`app.role_${session.role}`)
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [session.person],
        items: people.map((one) => ({
          key: one.person,
          label: format.name(one.name),
          extra: t(`app.role_${one.role}`),
        })),
        onClick: ({ key }) => change.mutate({ person: key }),
      }}
    >
      <Button type="text" title={t('app.switchPerson', { name, role })}>
        <span className="person-switch">
          <Icon name="person" />
          <span>{name}</span>
          <span className="person-role">{role}</span>
          <Icon name="down" size={12} />
        </span>
      </Button>
    </Dropdown>
  )
}
