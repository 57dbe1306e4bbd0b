import type { Exchange } from '#kernel/http/exchange.ts'
import type { Route } from '#kernel/http/route.ts'
import { everyone } from '#kernel/http/access.ts'
import { resolveOfficial } from '#modules/agency/public.ts'
import { accountPaths } from './paths.ts'
import { mustHaveSecondStep } from './policy.ts'
import { getAccount, type SignInAccount } from './queries.ts'
import { enter } from './sign-in.ts'
import { findStep, leaveStep, type SignInStep } from './step.ts'

/**
 * The way in after the password, as far as the account has it: code · enrolment of a telephone · new password · session.
 * @returns the address of the next station
 */
export async function proceed(exchange: Exchange, step: SignInStep): Promise<string> {
  const account = await getAccount(exchange.reader, step.accountId)
  const station = await stationOf(exchange, account, step)
  if (station !== undefined) {
    leaveStep(exchange, step)
    return station
  }
  await enter(exchange, account, { via: 'password', secondStep: step.secondStep, attemptIds: step.attemptIds })
  return step.to
}

async function stationOf(exchange: Exchange, account: SignInAccount, step: SignInStep): Promise<string | undefined> {
  if (account.totpConfirmedAt !== null && step.secondStep === 'none') return accountPaths.code
  if (account.totpConfirmedAt === null && (await mustEnrol(exchange, account))) return accountPaths.enrolment
  return account.mustChange ? accountPaths.newPassword : undefined
}

async function mustEnrol({ reader, today, facts }: Exchange, account: SignInAccount): Promise<boolean> {
  const resolved = await resolveOfficial(reader, account.officialId, today)
  return mustHaveSecondStep(resolved?.posts ?? [], { today, demonstration: facts.demonstration })
}

export interface Stop {
  readonly step: SignInStep
  readonly account: SignInAccount
}

/** The page of a station. Whoever comes to it out of turn is sent to where the way stands. */
export function stationPage(path: string, show: (exchange: Exchange, stop: Stop) => void): Route {
  return {
    method: 'GET',
    path,
    access: everyone,
    kind: 'page',
    async run(exchange) {
      void exchange.reply.header('cache-control', 'no-store')
      const stop = await findStep(exchange)
      const station = stop ? await stationOf(exchange, stop.account, stop.step) : accountPaths.signIn
      if (stop && station === path) show(exchange, stop)
      else void exchange.reply.redirect(station ?? accountPaths.signIn, 303)
    },
  }
}

/** The step of a form that was sent, if it is this station's turn. */
export async function findStop(exchange: Exchange, path: string): Promise<Stop | undefined> {
  const stop = await findStep(exchange)
  return stop && (await stationOf(exchange, stop.account, stop.step)) === path ? stop : undefined
}
