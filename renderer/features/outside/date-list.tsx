import { App, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { isDate } from './read-months'

interface DateListProps {
  readonly label: string
  readonly disabled: boolean
  readonly value: readonly string[]
  put(dates: string[]): void
}

/** Dates typed or pasted one after another, kept in order; the latest ones are in sight. */
export function DateList({ label, disabled, value, put }: DateListProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  return (
    <Select
      mode="tags"
      size="small"
      className="date-list"
      open={false}
      suffixIcon={null}
      disabled={disabled}
      aria-label={label}
      placeholder={t('outside.dateHint')}
      tokenSeparators={[' ', ',', ';', '\t', '\n']}
      maxTagCount="responsive"
      value={value.toReversed()}
      onChange={(texts: string[]) => {
        const wrong = texts.find((text) => !isDate(text))
        if (wrong !== undefined) message.warning(t('outside.dateWrong', { text: wrong }))
        put([...new Set(texts.filter(isDate))].sort())
      }}
    />
  )
}
