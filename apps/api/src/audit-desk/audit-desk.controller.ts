import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { AuditPage, AuditQuery, AuditSample, AuditSampleQuery, CaseReplay, ChainState, ChainVerification, RecordVerification } from '@consilium/contracts';
import type { AuditEventName, AuditPayload } from '@consilium/audit-chain';
import { In, type EntityManager } from 'typeorm';
import { AuditLog } from '../audit/audit-log.js';
import { AuditReader, type EntryPage } from '../audit/audit-reader.js';
import { ChainSelfCheck } from '../audit/chain-self-check.js';
import { PersonEntity } from '../people/person.entity.js';
import { CurrentAct, type Act } from '../platform/acts/act.js';
import { Acts } from '../platform/acts/acts.js';
import { auditRole, type Actor } from '../platform/authorisation/actor.js';
import { Requires } from '../platform/authorisation/requires.decorator.js';
import { notFound } from '../platform/errors/refusal.js';
import { CaseReplays } from './case-replays.js';
import { Samples } from './samples.js';
import { openedVoters } from './opened-voters.js';
import { Answers } from '../platform/openapi/answers.decorator.js';

/** The record as auditors read it. Reading it is recorded too. */
@Controller('audit')
export class AuditDeskController {
  constructor(
    private readonly acts: Acts,
    private readonly reader: AuditReader,
    private readonly selfCheck: ChainSelfCheck,
    private readonly auditLog: AuditLog,
    private readonly replays: CaseReplays,
    private readonly samples: Samples,
  ) {}

  @Requires('audit.readOrganisation')
  @Get('entries')
  @Answers(AuditPage)
  async entries(@Query({ schema: AuditQuery }) query: AuditQuery, @CurrentAct() act: Act): Promise<AuditPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.reader.page(manager, forReader(query));
      await this.record(manager, act.actor, null, 'auditRead', { caseIds: casesOf(page) });
      return { body: await toPage(manager, page) };
    });
  }

  @Requires('audit.readCase', 'case')
  @Get('cases/:caseId/entries')
  @Answers(AuditPage)
  async ofCase(
    @Param('caseId') caseId: string,
    @Query({ schema: AuditQuery }) query: AuditQuery,
    @CurrentAct() act: Act,
  ): Promise<AuditPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.reader.page(manager, { ...forReader(query), caseId });
      await this.record(manager, act.actor, caseId, 'auditRead', { chain: `case:${caseId}` });
      return { body: await toPage(manager, page) };
    });
  }

  /** The decision of a case, computed again under the rules of its day and under those of today. */
  @Requires('audit.readCase', 'case')
  @Get('cases/:caseId/replay')
  @Answers(CaseReplay)
  async replay(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<CaseReplay> {
    return this.acts.read(act, async (manager) => {
      const [boardCase] = await manager.query<{ version: number }[]>(`SELECT version FROM board_case WHERE id = $1`, [caseId]);
      if (boardCase === undefined) throw notFound();
      const body = await this.replays.replay(manager, caseId);
      await this.record(manager, act.actor, caseId, 'caseRead', { caseId, version: boardCase.version, parts: ['replay'] });
      return { body };
    });
  }

  /** A random sample of cases or entries, with what is needed to draw it again. */
  @Requires('audit.readOrganisation')
  @Get('sample')
  @Answers(AuditSample)
  async sample(@Query({ schema: AuditSampleQuery }) query: AuditSampleQuery, @CurrentAct() act: Act): Promise<AuditSample> {
    return this.acts.read(act, async (manager) => {
      const { entries, ...drawn } = await this.samples.draw(manager, query);
      const { of, seed, from, to, event, population } = drawn;
      await this.record(manager, act.actor, null, 'sampleDrawn', {
        of, seed, ...(from === null ? {} : { from }), to, ...(event === null ? {} : { about: event }), population,
        ...(of === 'cases' ? { caseIds: drawn.cases.map(({ id }) => id) } : { entryIds: entries.map(({ entryId }) => entryId) }),
      });
      const { items } = await toPage(manager, { entries, next: null });
      return { body: { ...drawn, cases: [...drawn.cases], entries: items } };
    });
  }

  @Requires('audit.verify')
  @Get('state')
  @Answers(ChainState)
  async state(@CurrentAct() act: Act): Promise<ChainState> {
    return this.acts.read(act, async (manager) => ({ body: await this.reader.state(manager) }));
  }

  /** Recomputes every link of a case's chain inside the database. */
  @Requires('audit.readCase', 'case')
  @Post('cases/:caseId/verification')
  @HttpCode(200)
  @Answers(ChainVerification)
  async verify(@Param('caseId') caseId: string, @CurrentAct() act: Act): Promise<ChainVerification> {
    return this.acts.read(act, async (manager) => {
      const found = await this.selfCheck.checkCase(manager, caseId);
      if (found === null) throw notFound();
      await this.record(manager, act.actor, caseId, 'auditRead', { chain: found.chain, to: found.entries });
      return { body: found };
    });
  }

  /** Recomputes every link of every chain of the organisation inside the database. */
  @Requires('audit.readOrganisation')
  @Post('verification')
  @HttpCode(200)
  @Answers(RecordVerification)
  async verifyAll(@CurrentAct() act: Act): Promise<RecordVerification> {
    return this.acts.read(act, async (manager) => {
      const found = await this.selfCheck.checkOrganisation(manager);
      await this.record(manager, act.actor, null, 'auditRead', { to: found.entries });
      return { body: found };
    });
  }

  private async record<Event extends AuditEventName>(
    manager: EntityManager,
    actor: Actor,
    caseId: string | null,
    event: Event,
    payload: AuditPayload<Event>,
  ): Promise<void> {
    await this.auditLog.append(manager, {
      organisationId: actor.organisationId,
      caseId,
      event,
      actorId: actor.personId,
      actorRole: auditRole(actor, null),
      outcome: 'success',
      payload,
      requestId: actor.requestId,
    });
  }
}

const forReader = ({ after, limit, event, actorId, from, to }: AuditQuery) => ({
  limit,
  ...(after === undefined ? {} : { after }),
  ...(event === undefined ? {} : { event }),
  ...(actorId === undefined ? {} : { actorId }),
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
});

const casesOf = (page: EntryPage): string[] => [
  ...new Set(page.entries.flatMap(({ caseId }) => (caseId === null ? [] : [caseId]))),
];

/** Adds the names of today to the ids of the log; the log itself holds none. */
async function toPage(manager: EntityManager, page: EntryPage): Promise<AuditPage> {
  const voters = await openedVoters(manager, page.entries);
  const ids = [...new Set([...voters.values(), ...page.entries.flatMap(({ actorId }) => (actorId === null ? [] : [actorId]))])];
  const people = ids.length === 0 ? [] : await manager.getRepository(PersonEntity).findBy({ id: In(ids) });
  const nameOf = new Map(people.map(({ id, displayName }) => [id, displayName]));
  return {
    items: page.entries.map(
      ({
        entryId,
        chain,
        position,
        caseId,
        event,
        actorId: actedId,
        actorRole,
        outcome,
        recordedAt,
        payload,
        hash,
      }) => {
        const actorId = actedId ?? voters.get(entryId) ?? null;
        return {
          id: entryId,
          chain,
          position,
          caseId,
          event,
          actor: actorId === null ? null : { id: actorId, displayName: nameOf.get(actorId) ?? '' },
          actorRole,
          outcome,
          recordedAt,
          payload,
          hash,
        };
      },
    ),
    next: page.next,
  };
}
