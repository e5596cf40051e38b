import './state-tag.css'

export type Tone = 'neutral' | 'info' | 'good' | 'warning' | 'bad'

interface StateTagProps {
  readonly tone: Tone
  readonly text: string
}

/** A state in one word; its tone is carried by a shape as well as a colour. */
export const StateTag = ({ tone, text }: StateTagProps) => (
  <span className={`state-tag ${tone}`}>{text}</span>
)
