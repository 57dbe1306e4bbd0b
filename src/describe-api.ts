import type { AddCommands } from '#kernel/commands/command.ts'
import { describeApi } from '#kernel/http/openapi.ts'
import { routes } from './routes.ts'

/** The description of the whole API as `docs/openapi.json` keeps it: an address changes with the place, so the server is "/". */
export function writtenDescription(): string {
  return `${JSON.stringify(describeApi(routes, '/'), null, 2)}\n`
}

/** `bin/minhbach openapi`. */
export const apiCommands: AddCommands = (program) => {
  program
    .command('openapi')
    .description(
      'print the description of the API, OpenAPI 3.1; docs/openapi.json is this, so that a change shows in review',
    )
    .action(() => void process.stdout.write(writtenDescription()))
}
