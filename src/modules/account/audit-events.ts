import type { SessionEnding, SessionVia } from './model.ts'

/** Names typed by people are in none of these: a wrong one may be a password in the wrong field. */
declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'account.created': { accountId: string; officialId: string }
    'account.signed-in': {
      accountId: string
      sessionId: string
      via: SessionVia
      secondStep: 'none' | 'code' | 'recovery-code'
    }
    'account.sign-in-failed': { step: 'password' | 'code' | 'oidc' }
    'account.session-ended': { accountId: string; sessions: number; by: SessionEnding }
    'account.password-changed': { accountId: string }
    'account.password-reset': { accountId: string }
    'account.totp-confirmed': { accountId: string }
    'account.totp-removed': { accountId: string; by: 'self' | 'administrator' }
    'account.recovery-codes-made': { accountId: string; codes: number }
    'account.oidc-linked': { accountId: string; by: 'email' | 'login' }
    'account.disabled': { accountId: string }
    'account.enabled': { accountId: string }
  }
}
