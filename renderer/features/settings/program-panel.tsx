import { useTranslation } from 'react-i18next'
import { useInfo } from '../../app/app-queries'
import { type Fact, Facts } from '../../ui/facts'
import { LoadFailed } from '../../ui/load-failed'
import { Loading } from '../../ui/loading'
import { Panel } from '../../ui/panel'
import { useFormat } from '../../ui/use-format'

export function ProgramPanel() {
  const { t } = useTranslation()
  return (
    <Panel title={t('app.settingsProgram')}>
      <div className="settings-body">
        <Program />
      </div>
    </Panel>
  )
}

function Program() {
  const { t } = useTranslation()
  const format = useFormat()
  const answer = useInfo()
  if (answer.error) return <LoadFailed error={answer.error} retry={() => void answer.refetch()} />
  if (!answer.data) return <Loading />
  const { version, shell, shellReason, workspace, company, currency, secretsKept } = answer.data
  const facts: Fact[] = [
    [t('app.settingsVersion'), version],
    [
      t('app.settingsWorkspace'),
      <span key="workspace" className="monospace">
        {workspace}
      </span>,
    ],
    [t('app.settingsShell'), t(`app.shell_${shell}`)],
    [t('app.settingsSecrets'), t(secretsKept ? 'app.secretsKept' : 'app.secretsNotKept')],
  ]
  if (company) facts.push([t('app.settingsCompany'), format.name(company)])
  if (currency) facts.push([t('app.settingsCurrency'), currency])
  return (
    <>
      <Facts facts={facts} />
      {shellReason ? (
        <p className="settings-reason">{t('app.shellReason', { reason: shellReason })}</p>
      ) : null}
    </>
  )
}
