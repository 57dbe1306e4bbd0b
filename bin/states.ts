import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { announcementMoves, announcementStatuses, announcementTransitions } from '#modules/announcement/workflow.ts'
import { moves, statuses, transitions } from '#modules/feedback/workflow.ts'
import { projectRoot } from '#kernel/root.ts'

/*
 * Draws the courses into the READMEs of their rooms, from the tables that guard every move.
 * `node bin/states.ts` writes them; bin/check tells when a drawing is not what its table says.
 */

interface Course {
  readonly readme: string
  readonly statuses: readonly string[]
  readonly moves: readonly string[]
  readonly transitions: Readonly<Record<string, Readonly<Partial<Record<string, string>>>>>
  readonly start: string
  /** Reachable from nearly everywhere: as arrows they would hide the course. */
  readonly fromNearlyEverywhere: ReadonlySet<string>
}

const courses: readonly Course[] = [
  {
    readme: 'src/modules/feedback/README.md',
    statuses,
    moves,
    transitions,
    start: 'submitted',
    fromNearlyEverywhere: new Set(['withdrawn', 'merged']),
  },
  {
    readme: 'src/modules/announcement/README.md',
    statuses: announcementStatuses,
    moves: announcementMoves,
    transitions: announcementTransitions,
    start: 'drafting',
    fromNearlyEverywhere: new Set(['withdrawn']),
  },
]

const marks = /(<!-- states -->\n)[\s\S]*(<!-- \/states -->)/

interface Arrow {
  readonly from: string
  readonly move: string
  readonly to: string
}

/** A sentence for each drawing that is missing or out of date. */
export function outdatedStates(): string[] {
  return courses.flatMap((course) => {
    const text = readFileSync(join(projectRoot, course.readme), 'utf8')
    return text === withDrawing(text, course)
      ? []
      : [`${course.readme}: the states have changed; run node bin/states.ts`]
  })
}

function withDrawing(text: string, course: Course): string {
  if (!marks.test(text)) throw new Error(`${course.readme} has no <!-- states --> marks`)
  return text.replace(marks, (_, start: string, end: string) => `${start}${draw(course)}\n${end}`)
}

function draw(course: Course): string {
  const { start, fromNearlyEverywhere } = course
  const arrows = course.statuses.flatMap((from) => arrowsFrom(course, from))
  const moving = arrows.filter(({ from, to }) => from !== to && !fromNearlyEverywhere.has(to))
  const staying = Map.groupBy(
    arrows.filter(({ from, to }) => from === to),
    ({ move }) => move,
  )
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...course.statuses.filter((status) => status.includes('-')).map((status) => `  ${nodeOf(status)}: ${status}`),
    `  [*] --> ${start}`,
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

function arrowsFrom(course: Course, from: string): Arrow[] {
  return course.moves.flatMap((move) => {
    const to = course.transitions[from]?.[move]
    return to === undefined ? [] : [{ from, move, to }]
  })
}

/** Mermaid takes no hyphen in the name of a state. */
function nodeOf(status: string): string {
  return status.replaceAll('-', '_')
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}

if (import.meta.main) {
  for (const course of courses) {
    const file = join(projectRoot, course.readme)
    writeFileSync(file, withDrawing(readFileSync(file, 'utf8'), course))
  }
}
