/** What other rooms and the composition root may use of accounts and sign-in. */
export { greetDemonstration, loadDemonstrationAccounts } from './demonstration.ts'
export { identifyRequest } from './identify-request.ts'
export { accountRoutes } from './routes.ts'
