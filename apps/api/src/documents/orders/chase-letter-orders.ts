import { allowedActions, type CaseStateCode, type ChaseLetterInput, type ChaseLetters, type ChaseItem } from '@consilium/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { auditRole, standingOf, type Actor } from '../../platform/authorisation/actor.js';
import { Refusal } from '../../platform/errors/refusal.js';
import { chaseTexts } from '../texts/chase.js';
import { textsOf, type DocumentLanguage } from '../texts/index.js';
import { DocumentOrders } from './document-orders.js';
import { freezeChase } from './freeze-chase.js';

interface ChosenItem {
  readonly id: string;
  readonly state: ChaseItem['state'];
  readonly caseId: string;
  readonly caseNumber: string;
  readonly caseState: CaseStateCode;
  readonly boardId: string;
  readonly referrerId: string | null;
  readonly ownerRole: ChaseItem['ownerRole'];
  readonly ownerId: string | null;
  /** As the owner is known: a person, a label, or for a referrer the person who referred the case. */
  readonly name: string | null;
  readonly locale: DocumentLanguage | null;
}

/** Orders the letters about what is owed: one for each owner and case, with everything that is open between them. */
@Injectable()
export class ChaseLetterOrders {
  constructor(private readonly orders: DocumentOrders) {}

  /** @throws Refusal validation naming the item that is not open, not there, or not the person's to chase */
  async order(manager: EntityManager, actor: Actor, { itemIds, format, language }: ChaseLetterInput): Promise<ChaseLetters> {
    const chosen = await readItems(manager, itemIds);
    requireMayChase(actor, itemIds, chosen);
    const letters: ChaseLetters['items'] = [];
    for (const first of oneOfEachOwner(chosen)) {
      const spoken = language ?? first.locale ?? actor.locale;
      const recipient = first.name ?? roleWords(first.ownerRole, spoken);
      const frozen = await freezeChase(manager, first, recipient);
      const by = { organisationId: actor.organisationId, personId: actor.personId, role: auditRole(actor, first.boardId), requestId: actor.requestId };
      const [placed] = await this.orders.orderForChase(manager, by, first.caseId, frozen, [{ kind: 'chaseLetter', format, language: spoken, recipient }]);
      letters.push({ orderId: placed!.orderId, caseId: first.caseId, caseNumber: first.caseNumber, recipient, isNew: placed!.isNew });
    }
    return { items: letters };
  }
}

/** In the order of their cases, in which every act locks their chains. */
async function readItems(manager: EntityManager, ids: readonly string[]): Promise<ChosenItem[]> {
  return manager.query(
    `SELECT i.id, i.state, i.case_id AS "caseId", c.number AS "caseNumber", c.state AS "caseState", c.board_id AS "boardId", c.referrer_id AS "referrerId",
            i.owner_role AS "ownerRole", i.owner_id AS "ownerId", coalesce(p.display_name, nullif(i.owner_label, '')) AS name,
            CASE WHEN p.locale IN ('en', 'de') THEN p.locale END AS locale
       FROM chase_item i JOIN board_case c ON c.id = i.case_id
       LEFT JOIN person p ON p.id = coalesce(i.owner_id, CASE WHEN i.owner_role = 'referrer' THEN c.referrer_id END)
      WHERE i.id = ANY ($1::uuid[]) ORDER BY c.id, i.owner_role, i.owner_id NULLS FIRST, i.owner_label, i.id`,
    [ids],
  );
}

function requireMayChase(actor: Actor, ids: readonly string[], chosen: readonly ChosenItem[]): void {
  const byId = new Map(chosen.map((item) => [item.id, item]));
  const fields = ids.flatMap((id, index) => {
    const item = byId.get(id);
    const problem = item === undefined ? 'is no item you can see' : problemWith(actor, item);
    return problem === null ? [] : [{ path: `itemIds.${index}`, message: problem }];
  });
  if (fields.length > 0) throw new Refusal('validation', { fields });
}

function problemWith(actor: Actor, { state, caseState, boardId, referrerId }: ChosenItem): string | null {
  if (!allowedActions(standingOf(actor, boardId, referrerId), caseState).includes('chase.change')) return 'is not yours to chase';
  if (state !== 'open') return 'is not open any more';
  return caseState === 'draft' ? 'belongs to a case that is not submitted yet' : null;
}

function oneOfEachOwner(chosen: readonly ChosenItem[]): ChosenItem[] {
  const owners = new Map<string, ChosenItem>();
  for (const item of chosen) {
    const key = [item.caseId, item.ownerRole, item.ownerId, item.name].join('|');
    if (!owners.has(key)) owners.set(key, item);
  }
  return [...owners.values()];
}

const roleWords = (role: ChosenItem['ownerRole'], language: DocumentLanguage): string =>
  (textsOf[language].disciplines as Readonly<Record<string, string>>)[role] ?? chaseTexts[language].roles[role] ?? role;
