import { useTranslation } from 'react-i18next'
import { useSession } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import { useRights } from './decisions-queries'

/** Tells whoever is not the chair why the buttons are shut. */
export function WhyNotDecide() {
  const { t } = useTranslation()
  const format = useFormat()
  const session = useSession().data
  const { mayDecide } = useRights()
  if (mayDecide || !session) return null
  const name = format.name(session.name)
  const role = t(`app.role_${session.role}`)
  return <span className="secondary small">{t('decisions.onlyChair', { name, role })}</span>
}
