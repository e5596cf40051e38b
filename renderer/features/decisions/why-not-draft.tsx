import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'

/** Tells whoever sees a draft as a record why it is not a form. */
export function WhyNotDraft() {
  const { t } = useTranslation()
  const session = useSession().data
  if (!session) return null
  return (
    <span className="secondary small">
      {t('decisions.onlyPlanners', { role: t(`app.role_${session.role}`) })}
    </span>
  )
}
