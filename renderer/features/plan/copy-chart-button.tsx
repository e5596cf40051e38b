import { App, Button, Tooltip } from 'antd'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { chartPicture, copyPicture, savePicture } from '../../charts/chart-picture'
import { PlanIcon } from './plan-icons'

interface CopyChartButtonProps {
  readonly chart: RefObject<HTMLElement | null>
  readonly title: string
}

/** The chart on the clipboard, ready for a slide; as a file where the clipboard is closed. */
export function CopyChartButton({ chart, title }: CopyChartButtonProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const copy = async (): Promise<void> => {
    const picture = chart.current ? await chartPicture(chart.current, title) : null
    if (!picture) return
    if (await copyPicture(picture)) {
      void message.success({ key: 'chart', content: t('plan.chartCopied') })
      return
    }
    savePicture(picture, title)
    void message.info({ key: 'chart', content: t('plan.chartSaved') })
  }
  return (
    <Tooltip title={t('plan.copyChart')}>
      <Button
        size="small"
        type="text"
        aria-label={t('plan.copyChart')}
        icon={<PlanIcon name="picture" />}
        onClick={() => void copy()}
      />
    </Tooltip>
  )
}
