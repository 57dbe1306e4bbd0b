import type { ContentFlag } from './content.ts'
import { isRefusal, type RecordRefusal } from './read-record.ts'
import { addAccounts, emptyAccount, type RecordAccount } from './record-account.ts'
import { recordsOf } from './record-stream.ts'

/** What an import of the file would take and refuse, without a database. */
export interface ProcedureExamination {
  readonly records: number
  readonly refused: number
  readonly account: RecordAccount
  readonly problems: readonly RecordRefusal[]
}

/** Something that was left in words, for a person to look at. */
export interface FlaggedWords {
  readonly line: number
  readonly code: string
  readonly part: string
  readonly flag: ContentFlag
  readonly text: string
}

const keptProblems = 1000

/** @param onFlagged is told of everything that was left in words, record by record, so that nothing has to be kept */
export async function examineProcedures(
  chunks: AsyncIterable<Uint8Array>,
  onFlagged: (words: FlaggedWords) => void = () => undefined,
): Promise<ProcedureExamination> {
  let records = 0
  let refused = 0
  let account = emptyAccount
  const problems: RecordRefusal[] = []
  for await (const read of recordsOf(chunks)) {
    records++
    if (isRefusal(read)) {
      refused++
      if (problems.length < keptProblems) problems.push(read)
      continue
    }
    account = addAccounts(account, read.account)
    for (const { flag, part, text } of read.content.flags)
      onFlagged({ line: read.line, code: read.code, part, flag, text })
  }
  return { records, refused, account, problems }
}
