import { Select } from 'antd'
import { useFormat } from '../../ui/use-format'
import { useAttributeValues } from './scenario-queries'

interface AttributeSelectProps {
  readonly scenario: string
  /** One of those that `planning.attributes` lists. */
  readonly attribute: string
  readonly label: string
  readonly value: string | null
  readonly placeholder: string
  readonly onChange: (code: string | null) => void
}

/** A value of an attribute, found by name or code. */
export function AttributeSelect({ label, onChange, ...props }: AttributeSelectProps) {
  const { value, placeholder } = props
  const { pending, options } = useAttributeOptions(props.scenario, props.attribute)
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      allowClear
      loading={pending}
      value={value}
      placeholder={placeholder}
      aria-label={label}
      popupMatchSelectWidth={false}
      onChange={(code) => onChange(code ?? null)}
      options={options}
    />
  )
}

/** Name and code of each value, for a list to choose from. */
export function useAttributeOptions(scenario: string, attribute: string) {
  const format = useFormat()
  const { pending, values } = useAttributeValues(scenario, attribute)
  const options = values.map(({ code, name }) => {
    const text = format.name(name)
    return { value: code, label: text === code ? code : `${text} (${code})` }
  })
  return { pending, options }
}
