/**
 * Orders documents of past cases, as people do after a meeting; the worker makes them at its first start. Ordering is no
 * imported history: the entries say who ordered (the system) and when (now).
 */
import { AuditLog } from '../audit/audit-log.js';
import { DocumentOrders, type OrderingActor } from '../documents/orders/document-orders.js';
import { OrderReader } from '../documents/orders/order-reader.js';
import { demoId } from './demo-ids.js';
import { meetingId } from './seed-meetings.js';
import type { SeedWriter } from './seed-writer.js';

/** One case with a dissent and conditions, and one of the newest meeting. */
const CASES = [
  { key: 'okorolane', meeting: 'earlier' },
  { key: 'nakagawa', meeting: 'last' },
] as const;
const english = { format: 'pdf', language: 'en' } as const;

export async function seedDocuments({ manager, organisationId }: SeedWriter): Promise<void> {
  const orders = new DocumentOrders(new AuditLog());
  const reader = new OrderReader();
  const actor: OrderingActor = { organisationId, personId: null, role: 'system', requestId: 'demo-documents' };
  for (const { key, meeting } of CASES) {
    const outcome = (await reader.signedOutcomes(manager, meetingId(meeting))).find(({ outcomeId }) => outcomeId === demoId(`outcome ${key}`));
    if (outcome === undefined) throw new Error(`The demo case ${key} is not signed in the meeting "${meeting}".`);
    await orders.orderForOutcome(manager, actor, outcome.outcomeId, [
      { kind: 'outcomeReport', recipient: '', ...english },
      { kind: 'referrerLetter', recipient: outcome.recipient, ...english },
      { kind: 'patientLetter', recipient: '', ...english },
    ]);
  }
  await orders.orderForMeeting(manager, actor, meetingId('last'), [
    { kind: 'minutes', recipient: '', ...english },
    { kind: 'actionList', recipient: '', ...english },
  ]);
}
