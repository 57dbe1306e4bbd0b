import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { moves, statuses, transitions, type FeedbackMove, type Status } from '#modules/feedback/workflow.ts'
import { projectRoot } from '#kernel/root.ts'

/*
 * Draws the course of a feedback into the README of its room, from the table that guards every move.
 * `node bin/states.ts` writes it; bin/check tells when the drawing is not what the table says.
 */

const file = join(projectRoot, 'src/modules/feedback/README.md')
const marks = /(<!-- states -->\n)[\s\S]*(<!-- \/states -->)/

/** Reachable from nearly everywhere: as arrows they would hide the course. */
const fromNearlyEverywhere: ReadonlySet<Status> = new Set(['withdrawn', 'merged'])

interface Arrow {
  readonly from: Status
  readonly move: FeedbackMove
  readonly to: Status
}

/** A sentence when the drawing is missing or out of date. */
export function outdatedStates(): string[] {
  const text = readFileSync(file, 'utf8')
  return text === withDrawing(text)
    ? []
    : ['src/modules/feedback/README.md: the states have changed; run node bin/states.ts']
}

function withDrawing(text: string): string {
  if (!marks.test(text)) throw new Error('src/modules/feedback/README.md has no <!-- states --> marks')
  return text.replace(marks, (_, start: string, end: string) => `${start}${draw()}\n${end}`)
}

function draw(): string {
  const arrows = statuses.flatMap(arrowsFrom)
  const moving = arrows.filter(({ from, to }) => from !== to && !fromNearlyEverywhere.has(to))
  const staying = Map.groupBy(
    arrows.filter(({ from, to }) => from === to),
    ({ move }) => move,
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...statuses.filter((status) => status.includes('-')).map((status) => `  ${nodeOf(status)}: ${status}`),
    '  [*] --> submitted',
    ...moving.map(({ from, move, to }) => `  ${nodeOf(from)} --> ${nodeOf(to)}: ${move}`),
    '```',
    '',
    ...[...fromNearlyEverywhere].map((to) => {
      const into = arrows.filter((arrow) => arrow.to === to)
      return `- \`${into[0]?.move}\` → \`${to}\` from ${listOf(into.map(({ from }) => from))}`
    }),
    `- Moves that keep the status and change facts only: ${[...staying].map(([move, list]) => `\`${move}\` (${list.map(({ from }) => from).join(', ')})`).join('; ')}`,
  ].join('\n')
}

function arrowsFrom(from: Status): Arrow[] {
  return moves.flatMap((move) => {
    const to = transitions[from][move]
    return to === undefined ? [] : [{ from, move, to }]
  })
}

/** Mermaid takes no hyphen in the name of a state. */
function nodeOf(status: Status): string {
  return status.replaceAll('-', '_')
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

if (import.meta.main) writeFileSync(file, withDrawing(readFileSync(file, 'utf8')))
