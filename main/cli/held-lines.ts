/** Why a pull was not planned on, and how it is taken all the same. */
import type { Finding, Snapshot } from '@shared/contract/contract-types'
import { translate } from '@shared/messages/translate'
import { lacksOf } from '@shared/model/entities/indispensable'
import { entityWord, ruleWord } from './code-words'
import type { CommandContext } from './command'
import { findScenario } from './lookups'

export async function heldLines(
  { snapshot, entities }: Snapshot,
  findings: readonly Finding[],
  context: CommandContext,
): Promise<string[]> {
  const { folder, language, say } = context
  const lacks = lacksOf(entities, findings).map(({ entity, lack }) =>
    translate(language, `data.lack_${lack}`, { entity: entityWord(language, entity) }),
  )
  const desk = await context.desk()
  const { snapshot: before } = await findScenario(desk)
  const { check } = await desk.ask('quality.overview', { snapshot })
  const blocks = (check?.blocks ?? []).map(
    ({ rule, things }) => `${ruleWord(language, rule)}: ${things}`,
  )
  return [
    before ? say('held', { snapshot: before }) : say('held_without_plan'),
    ...[...lacks, ...blocks].map((lack) => `- ${lack}`),
    say('held_take', { folder, snapshot }),
  ]
}
