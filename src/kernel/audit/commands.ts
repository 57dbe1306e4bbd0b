import { readFileSync } from 'node:fs'
import { perform } from '#kernel/act.ts'
import { allRoots } from '#kernel/audit/queries.ts'
import { record } from '#kernel/audit/record.ts'
import { readRoots, writeRoots } from '#kernel/audit/roots-file.ts'
import type { AuditFault, AuditFaultKind } from '#kernel/audit/fault.ts'
import { verifyLog, type LogVerdict } from '#kernel/audit/verify-log.ts'
import type { AddCommands, CommandWorld } from '#kernel/commands/command.ts'

/** `bin/minhbach audit verify` and `audit roots`. */
export const auditCommands: AddCommands = (program, inWorld) => {
  const audit = program.command('audit').description('the log of acts, sealed in a hash tree')
  audit
    .command('verify')
    .option(
      '--roots <file>',
      'roots noted elsewhere, in the form of /nhat-ky/goc.txt: finds a log rewritten together with its roots',
    )
    .description(
      'recompute the whole log and name the first event altered, added or removed; exit code 1 if there is one',
    )
    .action((options: { readonly roots?: string }) => inWorld((world) => verifyAndSay(world, options.roots)))
  audit
    .command('roots')
    .description('print the published roots, one line per day')
    .action(() => inWorld(async ({ reader, say }) => say(writeRoots(await allRoots(reader)).trimEnd())))
}

/** @throws when the log is not whole, so that the command ends with code 1 */
async function verifyAndSay({ caller, reader, say }: CommandWorld, rootsFile: string | undefined): Promise<void> {
  const trustedRoots = rootsFile === undefined ? [] : readRoots(readFileSync(rootsFile, 'utf8'))
  let told = Date.now()
  const verdict = await verifyLog(reader, {
    trustedRoots,
    onProgress(done, size) {
      if (Date.now() - told < 5000) return
      told = Date.now()
      say(`… ${done} of ${size} events`)
    },
  })
  for (const line of describeVerdict(verdict)) say(line)
  if (verdict.faultCount > 0) throw new Error('The log is not whole')
  const { size, root } = verdict
  await perform(caller, (act) => record(act, 'audit.verified', { size, root: root.toString('hex') }), undefined)
}

/** What `audit verify` prints: counts, then the faults, the first one first. */
export function describeVerdict(verdict: LogVerdict): string[] {
  const { tree, published, noted } = verdict.compared
  return [
    `${verdict.size} sealed events, ${verdict.unsealed} waiting to be sealed`,
    `Compared with ${tree} roots of the tree, ${published} published roots, ${noted} roots noted elsewhere`,
    ...(verdict.faultCount === 0
      ? [`The log is whole. Root: ${verdict.root.toString('hex')}`]
      : [`FAULTS: ${verdict.faultCount}`, ...verdict.faults.map((fault) => describeFault(fault))]),
  ]
}

const faultWords: Record<AuditFaultKind, string> = {
  'event-altered': 'event altered: it no longer gives the hash it was sealed with',
  'event-removed': 'event removed: its leaf is there, the event is not',
  'event-added': 'event added among those already sealed: it has no leaf',
  'leaf-removed': 'leaf removed: a place in the tree is empty; what follows cannot be compared with the roots',
  'leaf-added': 'leaf added behind the end of the tree',
  'leaf-altered': 'events or leaves altered in this range: they do not give the root that was recorded',
  'root-altered': 'root altered: it is not the one recorded before, although the events give a later root',
  'root-removed': 'root removed from the published list',
  'subtree-altered': 'inner node of the tree altered: the events are not affected, proofs would be',
  'log-shortened': 'log shortened: more events were recorded than are there',
}

function describeFault(fault: AuditFault): string {
  const { event, range } = fault
  const parts = [
    event &&
      `event ${event.id}${event.name === null ? '' : ` ${event.name}`}${event.at === null ? '' : ` at ${event.at}`}`,
    range && (range.to - range.from === 1 ? `place ${range.from}` : `places ${range.from} to ${range.to - 1}`),
    fault.source && `root ${{ tree: 'of the tree', published: 'published', noted: 'noted elsewhere' }[fault.source]}`,
    fault.publishedOn,
    fault.size !== null && `tree of ${fault.size} events`,
  ]
  return `- ${faultWords[fault.kind]} (${parts.filter(Boolean).join(', ')})`
}
