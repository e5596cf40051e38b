/** Finds words written into a screen instead of the message catalogue. */
import { literalText, nodesOf, type SyntaxNode } from './syntax-nodes'

const letters = /\p{L}/u

/** The same in every language: the product's names, each language's name for itself, keys. */
const sameEverywhere = /^(Evenkeel|衡舟|EN|中|\(?(Ctrl|Alt|Shift)\+?)$/
const cjk = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/u

/** Attributes whose value people read. */
const readAloud = new Set([
  'title',
  'alt',
  'placeholder',
  'label',
  'aria-label',
  'aria-description',
])

/** Literals an expression may come out as: itself, the arms of a condition, the right of `&&`, `||` and `??`. */
function outcomes(node: SyntaxNode): string[] {
  const part = (field: string): string[] => outcomes(node[field] as SyntaxNode)
  switch (node.type) {
    case 'ConditionalExpression':
      return [...part('consequent'), ...part('alternate')]
    case 'LogicalExpression':
      return [...part('left'), ...part('right')]
    case 'TemplateLiteral':
      return (node.quasis as SyntaxNode[]).map(
        ({ value }) => (value as { readonly cooked: string }).cooked,
      )
    default:
      return [literalText(node) ?? '']
  }
}

const textsIn = (value: unknown): string[] => {
  const node = value as SyntaxNode | null
  if (!node) return []
  return node.type === 'JSXExpressionContainer'
    ? outcomes(node.expression as SyntaxNode)
    : [literalText(node) ?? '']
}

function shownBy(node: SyntaxNode): string[] {
  if (node.type === 'JSXText') return [String(node.value)]
  if (node.type === 'JSXAttribute') {
    const { name, value } = node as unknown as { name: SyntaxNode; value: unknown }
    return readAloud.has(String(name.name)) ? textsIn(value) : []
  }
  if (node.type !== 'JSXElement' && node.type !== 'JSXFragment') return []
  return (node.children as SyntaxNode[])
    .filter((child) => child.type === 'JSXExpressionContainer')
    .flatMap(textsIn)
}

/** Texts with letters that people would see, and any Chinese at all, comments aside. */
export function textsInComponents(code: string): string[] {
  const nodes = nodesOf(code, true)
  const shown = nodes.flatMap(shownBy).filter((text) => letters.test(text))
  const literals = nodes.flatMap((node) => [
    literalText(node) ?? '',
    ...(node.type === 'TemplateLiteral' ? outcomes(node) : []),
  ])
  const chinese = literals.filter((text) => cjk.test(text))
  const found = new Set([...shown, ...chinese].map((text) => text.trim()))
  return [...found].filter((text) => !sameEverywhere.test(text))
}
