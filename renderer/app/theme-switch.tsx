import { themes } from '@shared/contract/app-calls'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { Icon } from '../ui/icons'
import { useChangeSettings, useSettings } from './app-queries'
import { useThemeMode } from './use-theme-mode'

export function ThemeSwitch() {
  const { t } = useTranslation()
  const mode = useThemeMode()
  const chosen = useSettings().data?.theme ?? 'system'
  const change = useChangeSettings()
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [chosen],
        items: themes.map((theme) => ({ key: theme, label: t(`app.theme_${theme}`) })),
        onClick: ({ key }) => change.mutate({ theme: key as (typeof themes)[number] }),
      }}
    >
      <Button type="text" aria-label={t('app.switchTheme')} icon={<Icon name={mode} />} />
    </Dropdown>
  )
}
