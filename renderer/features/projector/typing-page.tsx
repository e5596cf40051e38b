/** A decision typed where everybody sees it: question, options, choice, reason, owner, due date. */
import type { Decision } from '@shared/contract/contract-types'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { missingToPropose } from '../decisions/draft-values'
import type { Draft } from '../decisions/use-draft'
import { TypedOptions } from './typed-options'
import { TypedOwner } from './typed-owner'
import './typing-page.css'

interface TypingPageProps {
  readonly decision: Decision | undefined
  readonly draft: Draft
  readonly currency: string
}

const texts = ['reason', 'assumptions'] as const

export function TypingPage({ decision, draft, currency }: TypingPageProps) {
  const { t } = useTranslation()
  const { values, change } = draft
  const id = useId()
  const question = useRef<HTMLTextAreaElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another decision is typed
  useEffect(() => question.current?.focus(), [decision?.decision])
  const missing = missingToPropose(values)
  return (
    <form className="typing-page" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor={`${id}question`}>{t('decisions.question')}</label>
      <textarea
        ref={question}
        id={`${id}question`}
        className="typing-question"
        rows={2}
        maxLength={500}
        value={values.question}
        placeholder={t('decisions.questionHint')}
        onChange={({ target }) => change({ question: target.value })}
      />
      <TypedOptions draft={draft} currency={currency} />
      <div className="typing-pair">
        {texts.map((field) => (
          <div key={field}>
            <label htmlFor={id + field}>{t(`decisions.${field}`)}</label>
            <textarea
              id={id + field}
              rows={2}
              maxLength={4000}
              value={values[field]}
              placeholder={t(`decisions.${field}Hint`)}
              onChange={({ target }) => change({ [field]: target.value })}
            />
          </div>
        ))}
      </div>
      <TypedOwner draft={draft} />
      {missing.length > 0 ? (
        <p className="typing-missing" role="status">
          {t('decisions.stillMissing', {
            fields: missing.map((field) => t(`decisions.${field}`)).join(t('decisions.listComma')),
          })}
        </p>
      ) : null}
    </form>
  )
}
