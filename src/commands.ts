import { auditCommands } from '#kernel/audit/commands.ts'
import type { AddCommands } from '#kernel/commands/command.ts'
import { accountCommands } from '#modules/account/public.ts'
import { agencyCommands } from '#modules/agency/commands.ts'
import { unitCommands } from '#modules/agency/unit-commands.ts'
import { feedbackCommands } from '#modules/feedback/commands.ts'
import { procedureCommands } from '#modules/procedure/public-import.ts'
import { searchCommands } from '#modules/procedure/public-search.ts'
import { publicationCommands } from '#modules/publication/public-reconciliation.ts'
import { apiCommands } from './describe-api.ts'

/** Whose commands `bin/minhbach` has, beside its own: each module gives one function that adds them. */
export const commandsOfModules: readonly AddCommands[] = [
  accountCommands,
  agencyCommands,
  apiCommands,
  auditCommands,
  feedbackCommands,
  procedureCommands,
  publicationCommands,
  unitCommands,
  searchCommands,
]
