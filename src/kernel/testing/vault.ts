import { openVault } from '#kernel/vault.ts'

/** The vault of every test: its secret is no secret. */
export const testVault = openVault(Buffer.alloc(32, 7))
