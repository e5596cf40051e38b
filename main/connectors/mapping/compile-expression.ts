/** Makes functions over a row's cells out of expressions and conditions. */
import {
  asNumber,
  compare,
  dateReader,
  isEmpty,
  monthAfter,
  readMarkedNumber,
  readMonth,
  rounded,
} from './convert-values'
import type { Cells, Evaluate } from './evaluate'
import type { Condition, Expression, Operation } from './expression-shape'
import { type LookupIndex, lookupKey } from './lookup-index'
import { arithmetic, converted, mapped, textOperation } from './operations'
import type { Lookup } from './parts-of-expression'

/** What names in an expression stand for. */
export interface Scope {
  /** Index of a column; one that is not there is noted as missing. */
  column(name: string): number
  index(lookup: Lookup): LookupIndex
}

/** The expression as a function of a row's cells. It throws `UnfitValue` where a value does not fit the operation. */
export function compileExpression(expression: Expression, scope: Scope): Evaluate {
  if (typeof expression === 'string') {
    const index = scope.column(expression)
    return (cells) => cells[index] ?? null
  }
  if (typeof expression === 'number') return () => expression
  if ('constant' in expression) return () => expression.constant
  return compileOperation(expression, scope)
}

function compileOperation(operation: Operation, scope: Scope): Evaluate {
  const compile = (expression: Expression): Evaluate => compileExpression(expression, scope)
  switch (operation.do) {
    case 'trim':
    case 'upper':
    case 'lower':
      return textOperation(operation.do, compile(operation.of))
    case 'month': {
      const of = compile(operation.of)
      return (cells) => readMonth(of(cells))
    }
    case 'first_day': {
      const of = compile(operation.of)
      return (cells) => {
        const month = readMonth(of(cells))
        return month === null ? null : `${monthAfter(month, operation.months_later)}-01`
      }
    }
    case 'number': {
      const of = compile(operation.of)
      return (cells) => readMarkedNumber(of(cells), operation.decimal)
    }
    case 'date': {
      const of = compile(operation.of)
      const read = dateReader(operation.format)
      return (cells) => read(of(cells))
    }
    case 'round': {
      const of = compile(operation.of)
      return (cells) => {
        const value = asNumber(of(cells))
        return value === null ? null : rounded(value, operation.digits)
      }
    }
    case 'first': {
      const of = operation.of.map(compile)
      return (cells) => {
        for (const each of of) {
          const value = each(cells)
          if (!isEmpty(value)) return value
        }
        return null
      }
    }
    case 'concat': {
      const of = operation.of.map(compile)
      return (cells) =>
        of
          .map((each) => each(cells))
          .filter((value) => !isEmpty(value))
          .join(operation.with)
    }
    case 'add':
    case 'multiply':
    case 'least':
    case 'greatest':
    case 'subtract':
    case 'divide':
      return arithmetic(operation.do, operation.of.map(compile))
    case 'map':
      return mapped(
        operation,
        compile(operation.of),
        operation.otherwise === undefined ? undefined : compile(operation.otherwise),
      )
    case 'lookup': {
      const by = Object.values(operation.by).map(compile)
      const { rows, columns } = scope.index(operation)
      const at = columns.indexOf(operation.column)
      return (cells) => rows.get(lookupKey(by.map((each) => each(cells))))?.[at] ?? null
    }
    case 'choose': {
      const cases = operation.cases.map(({ when, take }) => ({
        when: compileCondition(when, scope),
        take: compile(take),
      }))
      const otherwise = compile(operation.otherwise)
      return (cells) => (cases.find(({ when }) => when(cells))?.take ?? otherwise)(cells)
    }
    case 'convert':
      return converted(
        operation.factors,
        compile(operation.of),
        compile(operation.from),
        compile(operation.to),
      )
  }
}

/** The condition as a function of a row's cells. */
export function compileCondition(condition: Condition, scope: Scope): (cells: Cells) => boolean {
  switch (condition.is) {
    case 'empty':
    case 'filled': {
      const of = compileExpression(condition.of, scope)
      const wanted = condition.is === 'empty'
      return (cells) => isEmpty(of(cells)) === wanted
    }
    case 'one_of': {
      const of = compileExpression(condition.of, scope)
      return (cells) => {
        const value = of(cells)
        return condition.values.some((other) => compare(value, other) === 0)
      }
    }
    case 'all': {
      const of = condition.of.map((each) => compileCondition(each, scope))
      return (cells) => of.every((each) => each(cells))
    }
    case 'any': {
      const of = condition.of.map((each) => compileCondition(each, scope))
      return (cells) => of.some((each) => each(cells))
    }
    case 'not': {
      const of = compileCondition(condition.of, scope)
      return (cells) => !of(cells)
    }
    default: {
      const [left, right] = condition.of.map((each) => compileExpression(each, scope))
      const holds = comparisons[condition.is]
      return (cells) => holds(compare(left?.(cells) ?? null, right?.(cells) ?? null))
    }
  }
}

const comparisons = {
  equal: (order: number) => order === 0,
  different: (order: number) => order !== 0,
  less: (order: number) => order < 0,
  at_most: (order: number) => order <= 0,
  more: (order: number) => order > 0,
  at_least: (order: number) => order >= 0,
} as const
