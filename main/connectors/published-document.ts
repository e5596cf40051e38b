import type { PublishDocument } from '@shared/contract/contract-types'
import { publishDocument } from '@shared/contract/publishing-calls'
import { answerInvalid } from './reasons'

/** The document that a target holds as text, exactly as it was sent. SERVER_ANSWER_INVALID (`not_as_published`) where it is something else; `place` is what people know it by there. */
export function readPublished(text: string, address: string, place: string): PublishDocument {
  try {
    return publishDocument.parse(JSON.parse(text))
  } catch (error) {
    throw answerInvalid(address, 'not_as_published', place, error)
  }
}
