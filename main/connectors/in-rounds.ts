import type { SendResult } from './connector'
import { answerInvalid } from './reasons'

/** How often everything is read and sent again because somebody was there in between. */
const mostRounds = 4

/** The result of the first round that has one. `round` answers null where another is worth it and is told which the last one is; SERVER_ANSWER_INVALID (`lines_not_held`) after that. */
export async function inRounds(
  address: string,
  round: (isLast: boolean) => Promise<SendResult | null>,
): Promise<SendResult> {
  for (let number = 1; number <= mostRounds; number++) {
    const result = await round(number === mostRounds)
    if (result) return result
  }
  throw answerInvalid(address, 'lines_not_held')
}
