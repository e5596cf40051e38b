/** The one-way matrix: every layer and the layers it may import. Nothing else is written down a second time. */
import { posix } from 'node:path'

export const layers: Readonly<Record<string, readonly string[]>> = {
  shared: [],
  'main/engine': ['shared'],
  'main/store': ['shared'],
  'main/connectors': ['shared'],
  'main/planning': ['shared', 'main/engine', 'main/store'],
  'main/services': ['shared', 'main/planning', 'main/store', 'main/connectors'],
  'main/dispatch': ['shared', 'main/planning', 'main/store', 'main/connectors', 'main/services'],
  'main/desktop': ['shared', 'main/dispatch'],
  'main/loopback': ['shared', 'main/dispatch'],
  'main/cli': ['shared', 'main/dispatch'],
  'main/sample-server': ['shared'],
  preload: ['shared'],
  renderer: ['shared'],
}

export const layerNames = Object.keys(layers)

/** The layer a path belongs to, or undefined where it lies outside of all. */
export const layerOf = (path: string): string | undefined =>
  layerNames.find((layer) => path === layer || path.startsWith(`${layer}/`))

/** Layers that see only one door of another. */
export const doors: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'main/planning': { 'main/store': 'main/store/reading' },
}

/** Packages that only these layers may know; those not listed are for everybody. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  electron: ['main/desktop', 'preload'],
  'better-sqlite3': ['main/store', 'main/connectors', 'main/sample-server'],
  ws: ['main/loopback'],
  react: ['renderer'],
  'react-dom': ['renderer'],
  antd: ['renderer'],
}

/** Layers that run wherever they are put: no Node, no DOM. */
export const pureLayers = ['shared', 'main/engine'] as const

const withoutNode: ReadonlySet<string> = new Set([...pureLayers, 'preload', 'renderer'])

export const mayUseNode = (layer: string): boolean => !withoutNode.has(layer)

/** From the tsconfig of one layer to that of another. */
export const referencePath = (from: string, to: string): string => posix.relative(from, to)
