import { Badge } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icons'
import { useWaitingCounts } from './app-queries'
import './navigation-rail.css'
import { type Screen, screens, useViewState } from './view-state'

export function NavigationRail() {
  const { t } = useTranslation()
  const { screen, show } = useViewState()
  const { proposed, unpublished } = useWaitingCounts()
  const badges: Partial<Record<Screen, readonly [number, string]>> = {
    decisions: [proposed, t('app.badgeProposed', { count: proposed })],
    publishing: [unpublished, t('app.badgeOutbox', { count: unpublished })],
  }
  return (
    <nav className="navigation-rail" data-part="navigation" aria-label={t('app.mainNavigation')}>
      {screens.map((name, index) => {
        const [count, hint] = badges[name] ?? [0, '']
        return (
          <button
            key={name}
            type="button"
            className="navigation-item"
            aria-current={name === screen ? 'page' : undefined}
            aria-label={count ? `${t(`app.screen_${name}`)}: ${hint}` : t(`app.screen_${name}`)}
            aria-keyshortcuts={`Control+${index + 1}`}
            title={`${t(`app.screen_${name}`)} (Ctrl+${index + 1})`}
            onClick={() => show(name)}
          >
            <Badge count={count} size="small" offset={[4, 0]}>
              <Icon name={name} size={20} />
            </Badge>
            <span>{t(`app.screen_${name}`)}</span>
          </button>
        )
      })}
    </nav>
  )
}
