import { auditCommands } from '#kernel/audit/commands.ts'
import type { AddCommands } from '#kernel/commands/command.ts'
import { accountCommands } from '#modules/account/public.ts'

/** Whose commands `bin/minhbach` has, beside its own: each module gives one function that adds them. */
export const commandsOfModules: readonly AddCommands[] = [accountCommands, auditCommands]
