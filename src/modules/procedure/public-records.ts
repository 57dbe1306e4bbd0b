/** Records in the shape of the national portal: reading a file of them and writing our own texts so. */
export { linesOfProblems } from './describe-account.ts'
export { portalRecordOf } from './portal-record.ts'
export { isRefusal, readRecord, type ReadRecord, type RecordRefusal } from './read-record.ts'
export { recordsOf } from './record-stream.ts'
