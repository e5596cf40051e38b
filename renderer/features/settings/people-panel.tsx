import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePeople, useSession, useSwitchPerson } from '../../app/app-queries'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'

export function PeoplePanel() {
  const { t } = useTranslation()
  return (
    <Panel title={t('app.settingsPeople')}>
      <People />
    </Panel>
  )
}

function People() {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople()
  const session = useSession().data
  const change = useSwitchPerson()
  if (people.error) return <LoadFailed error={people.error} retry={() => void people.refetch()} />
  if (!people.data) return <Loading />
  return (
    <table className="people">
      <thead>
        <tr>
          <th scope="col">{t('app.personName')}</th>
          <th scope="col">{t('app.personRole')}</th>
          <th scope="col">{t('app.actingAs')}</th>
        </tr>
      </thead>
      <tbody>
        {people.data.map(({ person, name, role }) => (
          <tr key={person}>
            <td>{format.name(name)}</td>
            <td className="secondary">{t(`app.role_${role}`)}</td>
            <td>
              {person === session?.person ? (
                <span className="mark">{t('app.personNow')}</span>
              ) : (
                <Button size="small" onClick={() => change.mutate({ person })}>
                  {t('app.personSwitch')}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
