/** What can be done with findings that are chosen: give them to somebody, let them be, take them up again. */
import type { StoredQualityRule } from '@shared/contract/quality-calls'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePeople } from '../../app/app-queries'
import { useFormat } from '../../ui/use-format'
import { useMayKeepData } from '../data/data-queries'
import { useAssign, useIgnore, useIsGateKept, useReopen } from './quality-queries'
import { ReasonDialog } from './reason-dialog'

interface FindingActionsProps {
  readonly findings: readonly string[]
  /** The rule that found them. */
  readonly rule: StoredQualityRule
  readonly done: () => void
}

export function FindingActions({ findings, rule, done }: FindingActionsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople().data ?? []
  const mayKeep = useMayKeepData()
  const isGateKept = useIsGateKept(rule)
  const [ignoring, setIgnoring] = useState(false)
  const assign = useAssign()
  const ignore = useIgnore()
  const reopen = useReopen()
  const none = findings.length === 0 || !mayKeep
  const chosen = [...findings]
  return (
    <div className="quality-actions">
      <Select<string>
        size="small"
        className="quality-assign"
        aria-label={t('quality.assignTo')}
        placeholder={t('quality.assignTo')}
        disabled={none}
        value={null}
        onChange={(person) =>
          assign.mutate(
            { findings: chosen, person: person === '' ? null : person },
            { onSuccess: done },
          )
        }
        options={[
          ...people.map(({ person, name }) => ({ value: person, label: format.name(name) })),
          { value: '', label: t('quality.nobody') },
        ]}
      />
      <Button
        size="small"
        disabled={none || isGateKept}
        title={isGateKept ? t('quality.gateHangsOnRule') : undefined}
        onClick={() => setIgnoring(true)}
      >
        {t('quality.ignore')}
      </Button>
      <Button
        size="small"
        disabled={none}
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ findings: chosen }, { onSuccess: done })}
      >
        {t('quality.reopen')}
      </Button>
      <span className="secondary small" role="status">
        {findings.length > 1 ? t('quality.selected', { count: findings.length }) : ''}
      </span>
      {ignoring ? (
        <ReasonDialog
          title={t('quality.ignoreTitle', { count: findings.length })}
          text={t('quality.ignoreText')}
          action={t('quality.ignore')}
          pending={ignore.isPending}
          close={() => setIgnoring(false)}
          confirm={(reason) =>
            ignore.mutate(
              { findings: chosen, reason },
              {
                onSuccess: () => {
                  setIgnoring(false)
                  done()
                },
              },
            )
          }
        />
      ) : null}
    </div>
  )
}
