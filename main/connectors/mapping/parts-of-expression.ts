/** Walks expressions and conditions: what a mapping refers to. */
import type { Condition, Expression, Operation } from './expression-shape'
import type { Aggregate, Query, Steps } from './mapping-shape'

export type Lookup = Extract<Operation, { do: 'lookup' }>

/** The expression that an aggregate is over; null for a count. */
export const aggregated = (aggregate: Aggregate): Expression | null => {
  const value = Object.values(aggregate)[0]
  return 'count' in aggregate || value === undefined ? null : value
}

function inCondition(condition: Condition): Lookup[] {
  switch (condition.is) {
    case 'all':
    case 'any':
      return condition.of.flatMap(inCondition)
    case 'not':
      return inCondition(condition.of)
    case 'one_of':
    case 'empty':
    case 'filled':
      return lookupsIn(condition.of)
    default:
      return condition.of.flatMap(lookupsIn)
  }
}

/** Every lookup in an expression, inner ones too. */
export function lookupsIn(expression: Expression): Lookup[] {
  if (typeof expression !== 'object' || 'constant' in expression) return []
  switch (expression.do) {
    case 'lookup':
      return [expression, ...Object.values(expression.by).flatMap(lookupsIn)]
    case 'choose':
      return [
        ...expression.cases.flatMap(({ when, take }) => [...inCondition(when), ...lookupsIn(take)]),
        ...lookupsIn(expression.otherwise),
      ]
    case 'convert':
      return [expression.of, expression.from, expression.to].flatMap(lookupsIn)
    case 'map':
      return [expression.of, ...(expression.otherwise ? [expression.otherwise] : [])].flatMap(
        lookupsIn,
      )
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'first':
    case 'concat':
    case 'subtract':
    case 'divide':
      return expression.of.flatMap(lookupsIn)
    default:
      return lookupsIn(expression.of)
  }
}

/** Every lookup in the steps of a table or query. */
export const lookupsOfSteps = ({ repeat, columns, where, group }: Steps): Lookup[] => [
  ...(repeat ? lookupsIn(repeat.from) : []),
  ...Object.values(columns ?? {}).flatMap(lookupsIn),
  ...(where ? inCondition(where) : []),
  ...Object.values(group?.take ?? {}).flatMap((take) => {
    const over = aggregated(take)
    return over === null ? [] : lookupsIn(over)
  }),
]

/** Every lookup in the fields of a query. */
export const lookupsOfFields = ({ fields }: Pick<Query, 'fields'>): Lookup[] =>
  Object.values(fields).flatMap(lookupsIn)
