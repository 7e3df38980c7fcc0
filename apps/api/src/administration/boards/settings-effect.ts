import { profileOfCase } from '@consilium/board';
import type { EvaluationRequest } from '@consilium/criteria';
import type { BoardSettings, SettingsEffect } from '@consilium/contracts';
import { nelmEngine } from '@consilium/knowledge-nelm';
import { Injectable } from '@nestjs/common';
import { In, IsNull, type EntityManager } from 'typeorm';
import { CriterionAssertionEntity } from '../../cases/criterion-assertion.entity.js';
import { FactEntity } from '../../cases/fact.entity.js';
import { LesionEntity } from '../../cases/lesion.entity.js';
import type { Actor } from '../../platform/authorisation/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Cases examined at most; beyond that the answer says how many it looked at. */
const MOST_CASES = 400;

/**
 * What other settings would do to the open cases of a board. Whoever keeps the settings need not be allowed to read the
 * cases: they are evaluated inside the server and only counts leave this class.
 */
@Injectable()
export class SettingsEffects {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async preview(actor: Actor, boardId: string, before: BoardSettings, after: BoardSettings): Promise<SettingsEffect> {
    const scope = { organisationId: actor.organisationId, personId: null, boardIds: [boardId], requestId: actor.requestId };
    return this.unitOfWork.run(scope, async (manager) => {
      const open = await manager.query<Array<{ id: string }>>(
        `SELECT id FROM board_case WHERE board_id = $1 AND state IN ('draft', 'submitted', 'accepted', 'returned', 'listed', 'deferred') ORDER BY updated_at DESC, id`,
        [boardId],
      );
      const cases = open.slice(0, MOST_CASES).map(({ id }) => id);
      const requests = await this.requests(manager, cases, [before, after]);
      const changed = requests.flatMap(({ id, old, now }) => differences(id, old, now));
      const byOption = new Map<string, number>();
      for (const optionId of changed.flatMap(({ options }) => options)) byOption.set(optionId, (byOption.get(optionId) ?? 0) + 1);
      return {
        openCases: open.length,
        examined: cases.length,
        changedCases: changed.length,
        options: [...byOption].map(([optionId, count]) => ({ optionId, cases: count })).sort((a, b) => b.cases - a.cases || a.optionId.localeCompare(b.optionId)),
      };
    });
  }

  private async requests(manager: EntityManager, caseIds: readonly string[], [before, after]: readonly [BoardSettings, BoardSettings]) {
    const [clock] = await manager.query<Array<{ today: string }>>(`SELECT current_date::text AS today`);
    const where = { caseId: In([...caseIds]) };
    const facts = groupByCase(await manager.getRepository(FactEntity).find({ where: { ...where, retiredAt: IsNull() }, order: { element: 'ASC', enteredAt: 'ASC', id: 'ASC' } }));
    const lesions = groupByCase(await manager.getRepository(LesionEntity).find({ where: { ...where, retiredAt: IsNull() }, order: { number: 'ASC' } }));
    const assertions = groupByCase(await manager.getRepository(CriterionAssertionEntity).findBy({ ...where, withdrawnAt: IsNull() }));
    return caseIds.map((id) => {
      const under = (settings: BoardSettings): UnderSettings => ({
        facts: profileOfCase(facts.get(id) ?? [], (lesions.get(id) ?? []).map((lesion) => ({ ...lesion, lesionId: lesion.id })), settings, clock!.today).facts,
        request: {
          policy: settings.debulkingPolicy,
          settings: settings.assumptions,
          assertedCriteria: Object.fromEntries((assertions.get(id) ?? []).map(({ criterionId, verdict }) => [criterionId, verdict])),
        },
      });
      return { id, old: under(before), now: under(after) };
    });
  }
}

interface UnderSettings {
  readonly facts: ReturnType<typeof profileOfCase>['facts'];
  readonly request: EvaluationRequest;
}

function differences(id: string, old: UnderSettings, now: UnderSettings): Array<{ id: string; options: string[] }> {
  const statuses = ({ facts, request }: UnderSettings) => new Map(nelmEngine.summarise(facts, request).options.map((option) => [option.id, option.status]));
  const [from, to] = [statuses(old), statuses(now)];
  const options = [...to].filter(([optionId, status]) => from.get(optionId) !== status).map(([optionId]) => optionId);
  return options.length === 0 ? [] : [{ id, options }];
}

function groupByCase<Row extends { readonly caseId: string }>(rows: readonly Row[]): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.caseId, [...(groups.get(row.caseId) ?? []), row]);
  return groups;
}
