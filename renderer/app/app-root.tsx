/** Everything that surrounds the screens: cache, theme, language, messages, errors. */
import { QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { lazy, Suspense, useEffect } from 'react'
import { queryClient } from '../client/query-client'
import { isProjectorWindow } from '../features/projector/projector-state'
import { themeOf } from '../ui/theme'
import { useLanguage } from '../ui/use-format'
import { useSettings } from './app-queries'
import { cspNonce } from './csp-nonce'
import { Frame } from './frame'
import { setLanguage } from './language'
import { ErrorReports } from './report-error'
import { useKeepStill } from './use-media'
import { useThemeMode, useThemeOnPage } from './use-theme-mode'

const ProjectorWindow = lazy(async () => {
  const { ProjectorWindow } = await import('../features/projector/projector-window')
  return { default: ProjectorWindow }
})

export const AppRoot = () => (
  <QueryClientProvider client={queryClient}>
    <Appearance />
  </QueryClientProvider>
)

function Appearance() {
  const mode = useThemeMode()
  const still = useKeepStill()
  const language = useLanguage()
  const chosen = useSettings().data?.language
  useThemeOnPage(mode)
  useEffect(() => {
    if (chosen) void setLanguage(chosen)
  }, [chosen])
  return (
    <ConfigProvider
      csp={{ nonce: cspNonce }}
      locale={language === 'zh-CN' ? zhCN : enUS}
      theme={themeOf(mode, still)}
      button={{ autoInsertSpace: false }}
    >
      <App component={false} notification={{ bottom: 36 }}>
        <ErrorReports />
        {isProjectorWindow() ? (
          <Suspense fallback={null}>
            <ProjectorWindow />
          </Suspense>
        ) : (
          <Frame />
        )}
      </App>
    </ConfigProvider>
  )
}
