/** What other rooms and the composition root may use of accounts and sign-in. */
export { accountCommands } from './commands.ts'
export { createDemonstrationAccounts, greetDemonstration, loadDemonstrationAccounts } from './demonstration.ts'
export { identifyRequest } from './identify-request.ts'
export { forgetSignIns } from './jobs.ts'
export { accountRoutes } from './routes.ts'
