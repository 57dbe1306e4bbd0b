import { perform } from '#kernel/act.ts'
import { todayOf } from '#kernel/clock.ts'
import type { AddCommands } from '#kernel/commands/command.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { parse } from '#kernel/http/parse.ts'
import { AppointOfficial } from './appoint-official.ts'
import { enrolOfficial } from './enrol-official.ts'
import { RegisterOfficial } from './register-official.ts'

interface EnrolOptions {
  readonly name: string
  readonly agency: string
  readonly role: string
  readonly basis: string
  readonly from?: string
  readonly email?: string
}

/** `bin/minhbach official enrol`: in a new installation nobody can sign in yet to register the first administrator. */
export const agencyCommands: AddCommands = (program, inWorld) => {
  program
    .command('official')
    .description('officials of the register')
    .command('enrol')
    .argument('<code>', 'code of the official: small letters, digits, hyphens')
    .requiredOption('--name <name>', 'name of the official')
    .requiredOption('--agency <code>', 'code of her agency, as in /can-bo/co-quan and /api/v1/agencies')
    .requiredOption('--basis <text>', 'decision on which the post rests: number, date, issuer')
    .option('--role <role>', 'post there', 'administrator')
    .option('--from <date>', 'first day of the post, YYYY-MM-DD; today when left out')
    .option('--email <address>', 'e-mail address at work')
    .description('register an official with one post; the account comes with `account create`')
    .action((code: string, options: EnrolOptions) =>
      inWorld(async ({ caller, say }) => {
        const { name, email, basis } = options
        const from = options.from ?? todayOf(caller.clock)
        try {
          const official = parse(RegisterOfficial, { code, name, email })
          const post = { officialCode: code, agencyCode: options.agency, role: options.role, from, basis }
          const { agencyCode, role, ...appointed } = parse(AppointOfficial, post)
          await perform(caller, enrolOfficial, {
            code: official.code,
            name: official.name,
            ...(official.email === undefined ? {} : { email: official.email }),
            basis,
            posts: [{ agencyCode, role, from: appointed.from }],
          })
        } catch (error) {
          throw new Error(reasonOf(error), { cause: error })
        }
        say(`Registered ${code} as ${options.role} of ${options.agency} from ${from}`)
        say(`Next: bin/minhbach account create LOGIN --official ${code}`)
      }),
    )
}

/** A code is for programs; at the keyboard it stands beside the field it is about. */
function reasonOf(error: unknown): string {
  if (error instanceof Invalid) return error.problems.map(({ field, code }) => `${field}: ${code}`).join(', ')
  if (error instanceof NotFound || error instanceof Refused) return error.code
  return error instanceof Error ? error.message : String(error)
}
