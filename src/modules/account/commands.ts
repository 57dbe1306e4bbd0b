import { perform } from '#kernel/act.ts'
import type { AddCommands } from '#kernel/commands/command.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { parse } from '#kernel/http/parse.ts'
import { CreateAccount, createAccount, type AccountWithPassword } from './create-account.ts'
import { resetPassword } from './reset-password.ts'

/** `bin/minhbach account create` and `account reset`: how the first administrator comes in, and comes in again. */
export const accountCommands: AddCommands = (program, inWorld) => {
  const account = program.command('account').description('accounts of officials')
  account
    .command('create')
    .argument('<login>', 'name to sign in with: small letters, digits, . _ -')
    .requiredOption('--official <code>', 'code of the official in the register')
    .description('give an official an account, and print a one-time password')
    .action((login: string, options: { readonly official: string }) =>
      inWorld(async ({ caller, say }) => {
        const input = { login, officialCode: options.official }
        sayPassword(say, await told(async () => perform(caller, createAccount, parse(CreateAccount, input))))
      }),
    )
  account
    .command('reset')
    .argument('<login>', 'name to sign in with')
    .description('print a new one-time password and end the sessions of the account')
    .action((login: string) =>
      inWorld(async ({ caller, say }) => {
        sayPassword(say, await told(() => perform(caller, resetPassword, { login: login.toLowerCase() })))
      }),
    )
}

function sayPassword(say: (line: string) => void, { login, oneTimePassword }: AccountWithPassword): void {
  say(`Account: ${login}`)
  say(`One-time password (7 days, to be changed at the first sign-in): ${oneTimePassword}`)
}

const sentences: Readonly<Record<string, string>> = {
  'already-taken': 'another account has this login',
  'account.invalid-login': 'a login has 2 to 60 small letters and digits, with single . _ - between them',
  'account.unknown-official': 'no official has this code',
  'account.official-has-left': 'this official has left office',
  'account.official-has-account': 'this official has an account already',
  'account.not-found': 'no account has this login',
}

/** A code is for programs; at the keyboard it becomes a sentence. */
async function told<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Invalid ? error.problems[0]?.code : error instanceof NotFound ? error.code : undefined
    throw code === undefined ? error : new Error(sentences[code] ?? code, { cause: error })
  }
}
