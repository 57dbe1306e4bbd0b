export { procedureCommands } from './commands.ts'
export { exportSources } from './export-sources.ts'
export { fillContents } from './fill-contents.ts'
export { importProcedures, type ProcedureImportReport } from './import-procedures.ts'
