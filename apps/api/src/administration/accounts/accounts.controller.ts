import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { PersonAccountQuery, PersonChange, PersonInput, IssuedLink, PersonAccount, PersonAccountPage } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts, type Answer } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Answers } from '../../platform/openapi/answers.decorator.js';
import { DeskRecord } from '../desk-record.js';
import { AccountList } from './account-list.js';
import { AccountsService } from './accounts.service.js';

/** People as the administrator keeps them. Nothing here leads to a patient. */
@Controller('administration/people')
export class AccountsController {
  constructor(
    private readonly acts: Acts,
    private readonly accounts: AccountsService,
    private readonly list: AccountList,
    private readonly record: DeskRecord,
  ) {}

  @Requires('person.list')
  @Get()
  @Answers(PersonAccountPage)
  async page(@Query({ schema: PersonAccountQuery }) query: PersonAccountQuery, @CurrentAct() act: Act): Promise<PersonAccountPage> {
    return this.acts.read(act, async (manager) => {
      const page = await this.list.page(manager, query);
      await this.record.note(manager, act.actor, null, 'personListRead', { personIds: page.items.map(({ id }) => id) });
      return { body: page };
    });
  }

  @Requires('person.create')
  @Post()
  @HttpCode(201)
  @Answers(PersonAccount)
  async create(@Body({ schema: PersonInput }) input: PersonInput, @CurrentAct() act: Act): Promise<PersonAccount> {
    return this.acts.perform(act, async (manager) => ({ ...(await this.shown(manager, await this.accounts.create(manager, act.actor, input))), status: 201 }));
  }

  @Requires('person.list', 'person')
  @Get(':personId')
  @Answers(PersonAccount)
  async read(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonAccount> {
    return this.acts.read(act, async (manager) => {
      await this.record.note(manager, act.actor, null, 'personListRead', { personIds: [personId] });
      return this.shown(manager, personId);
    });
  }

  @Requires('person.change', 'person')
  @Put(':personId')
  @Answers(PersonAccount, { ifMatch: 'required' })
  async change(@Param('personId') personId: string, @Body({ schema: PersonChange }) input: PersonChange, @CurrentAct() act: Act): Promise<PersonAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.accounts.change(manager, act.actor, personId, expected, input);
      return this.shown(manager, personId);
    });
  }

  @Requires('person.deactivate', 'person')
  @Post(':personId/deactivation')
  @HttpCode(200)
  @Answers(PersonAccount, { ifMatch: 'required' })
  async deactivate(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.accounts.deactivate(manager, act.actor, personId, expected);
      return this.shown(manager, personId);
    });
  }

  @Requires('person.deactivate', 'person')
  @Post(':personId/reactivation')
  @HttpCode(200)
  @Answers(PersonAccount, { ifMatch: 'required' })
  async reactivate(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.accounts.reactivate(manager, act.actor, personId, expected);
      return this.shown(manager, personId);
    });
  }

  /** An invitation for who has no password yet, a reset for who has. The address is in this answer and nowhere else. */
  @Requires('person.invite', 'person')
  @Post(':personId/links')
  @HttpCode(201)
  @Answers(IssuedLink)
  async issueLink(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<IssuedLink> {
    // Without an idempotency record: the stored answer would hold the secret.
    return this.acts.perform({ ...act, idempotencyKey: null }, async (manager) => ({ status: 201, body: await this.accounts.issueLink(manager, act.actor, personId) }));
  }

  private async shown(manager: EntityManager, personId: string): Promise<Answer<PersonAccount>> {
    const account = await this.list.one(manager, personId);
    return { body: account, version: account.version };
  }
}
