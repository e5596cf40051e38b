import { Select } from 'antd'
import { useFormat } from '../../ui/use-format'
import { useAttributes } from './scenario-queries'

interface AttributeSelectProps {
  readonly attribute: 'customer' | 'family' | 'supplier' | 'supplied_item'
  readonly label: string
  readonly value: string | null
  readonly placeholder: string
  readonly onChange: (code: string | null) => void
}

/** A value of an attribute, found by name or code. */
export function AttributeSelect({
  attribute,
  label,
  value,
  placeholder,
  onChange,
}: AttributeSelectProps) {
  const format = useFormat()
  const attributes = useAttributes()
  const values = attributes.data?.find((one) => one.attribute === attribute)?.values ?? []
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={attributes.isPending}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      popupMatchSelectWidth={false}
      onChange={(code) => onChange(code ?? null)}
      options={values.map(({ code, name }) => {
        const text = format.name(name)
        return { value: code, label: text === code ? code : `${text} (${code})` }
      })}
    />
  )
}
