import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MatchingDrawer } from './matching-drawer'

/** The way to matching, with how many codes wait; `count` of the findings, so that nothing is asked before it is opened. */
export function OpenMatching({ count }: { readonly count: number }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="small" type={count > 0 ? 'primary' : 'default'} onClick={() => setOpen(true)}>
        {count > 0 ? t('matching.openCount', { count }) : t('matching.open')}
      </Button>
      {open ? <MatchingDrawer close={() => setOpen(false)} /> : null}
    </>
  )
}
