import type { Command } from 'commander'
import type { Caller, Reader } from '#kernel/act.ts'
import type { Outlet } from '#kernel/exchange/outlet.ts'
import type { FileStore } from '#kernel/files/store.ts'

/** What a command of `bin/minhbach` may use while it runs. */
export interface CommandWorld {
  /** Performs acts as the system. */
  readonly caller: Caller
  readonly reader: Reader
  readonly files: FileStore
  /** Where documents for another system go. */
  readonly outlet: Outlet
  /** Address of the database owner, for what the application's role may not do. */
  readonly ownerUrl: string
  readonly baseUrl: string
  /** One line to the person at the keyboard. */
  say(line: string): void
}

/** Opens the installation, runs the work and closes everything again; starts the embedded PostgreSQL when it does not run. */
export type InWorld = <Result>(work: (world: CommandWorld) => Promise<Result>) => Promise<Result>

/** `import`, `export`: what several modules add commands to; made by the first. */
export function commandGroup(program: Command, name: string): Command {
  return program.commands.find((command) => command.name() === name) ?? program.command(name)
}

/** A module adds its commands to `program`; `src/main.cli.ts` lists the modules. */
export type AddCommands = (program: Command, inWorld: InWorld) => void
