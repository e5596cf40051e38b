import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayKeepData } from '../data-queries'
import { CheckDrawer } from './check-drawer'

/** The way to checking files that nothing is imported from. */
export function OpenCheck() {
  const { t } = useTranslation()
  const mayKeep = useMayKeepData()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" disabled={!mayKeep} onClick={() => setOpen(true)}>
        {t('data.checkFiles')}
      </Button>
      {open ? <CheckDrawer close={() => setOpen(false)} /> : null}
    </>
  )
}
