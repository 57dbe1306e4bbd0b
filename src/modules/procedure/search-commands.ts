import { join } from 'node:path'
import type { AddCommands } from '#kernel/commands/command.ts'
import { todayOf } from '#kernel/clock.ts'
import { projectRoot } from '#kernel/root.ts'
import { judgeSearch, readJudgedQuestions, type SearchJudgement } from './judge-search.ts'

/** `search judge [FILE]`. */
export const searchCommands: AddCommands = (program, inWorld) => {
  program
    .command('search')
    .description('how well procedures are found')
    .command('judge')
    .argument('[file]', 'lines `query,code|code`', join(projectRoot, 'bench/search/queries.csv'))
    .description('ask everyday questions whose right procedures are known; print recall@5, MRR and what was missed')
    .action((file: string) =>
      inWorld(async ({ reader, caller, say }) => {
        const judgement = await judgeSearch(reader, await readJudgedQuestions(file), todayOf(caller.clock))
        for (const line of linesOf(judgement)) say(line)
      }),
    )
}

function linesOf({ questions, recallAt5, answeredAt5, meanReciprocalRank, missed }: SearchJudgement): string[] {
  const figure = (value: number) => value.toFixed(3)
  return [
    ...missed.map(
      ({ query, right, found }) => `Missed: ${query} → ${right.join('|')}; found ${found.join('|') || 'nothing'}`,
    ),
    `${questions} questions: recall@5 ${figure(recallAt5)} (share of the right ones, of at most five, among the first five)`,
    `At least one right one among the first five: ${figure(answeredAt5)}; MRR ${figure(meanReciprocalRank)}`,
  ]
}
