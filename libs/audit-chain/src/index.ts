export { concatenated, equalBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from './bytes.js';
export { canonicalJson, MAXIMUM_DEPTH, NotCanonicalError, type JsonValue } from './canonical-json.js';
export {
  BadCheckpointError,
  checkpointBody,
  openNote,
  readCheckpointBody,
  readVerifierKey,
  signNote,
  writeVerifierKey,
  type Checkpoint,
  type Ed25519Sign,
  type Ed25519Verify,
  type VerifierKey,
} from './checkpoint.js';
export {
  auditEvents,
  NotAReferenceError,
  requireReferences,
  type AuditEventName,
  type AuditPayload,
  type AuditPayloads,
  type EventKind,
  type Imported,
} from './events.js';
export { completeSubtrees, edgeOf, Frontier, type NodePlace } from './frontier.js';
export { chainOf, framing, GENESIS, LINK_VERSION, linkHash, type AuditEntry, type Outcome, type Sha256 } from './link.js';
export { leafHash, nodeHash, treeRoot } from './merkle-hash.js';
export {
  consistencyRanges,
  inclusionRanges,
  manyInclusionRanges,
  rootOfMany,
  verifyConsistency,
  verifyInclusion,
  type LeafRange,
} from './proof.js';
export { STORED_LEVEL_STEP, StoredTree, type ReadRuns, type StoredRun } from './stored-tree.js';
