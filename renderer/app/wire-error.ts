/** What went wrong, in the contract's terms; for screens that say so themselves. */
export { wireErrorOf } from '../client/error-reports'
