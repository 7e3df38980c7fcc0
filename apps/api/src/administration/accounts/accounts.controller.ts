import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { PersonAccountQuery, PersonChange, PersonInput, type IssuedLink, type PersonAccount, type PersonAccountPage } from '@consilium/contracts';
import type { EntityManager } from 'typeorm';
import { LinkDelivery } from '../../identity/links/link-delivery.js';
import { OneTimeLinks } from '../../identity/links/one-time-links.js';
import { CurrentAct, requireIfMatch, type Act } from '../../platform/acts/act.js';
import { Acts, type Answer } from '../../platform/acts/acts.js';
import { Requires } from '../../platform/authorisation/requires.decorator.js';
import { Refusal } from '../../platform/errors/refusal.js';
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
    private readonly links: OneTimeLinks,
    private readonly delivery: LinkDelivery,
    private readonly record: DeskRecord,
  ) {}

  @Requires('person.list')
  @Get()
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
  async create(@Body({ schema: PersonInput }) input: PersonInput, @CurrentAct() act: Act): Promise<PersonAccount> {
    return this.acts.perform(act, async (manager) => ({ ...(await this.shown(manager, await this.accounts.create(manager, act.actor, input))), status: 201 }));
  }

  @Requires('person.list', 'person')
  @Get(':personId')
  async read(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonAccount> {
    return this.acts.read(act, async (manager) => {
      await this.record.note(manager, act.actor, null, 'personListRead', { personIds: [personId] });
      return this.shown(manager, personId);
    });
  }

  @Requires('person.change', 'person')
  @Put(':personId')
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
  async reactivate(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<PersonAccount> {
    const expected = requireIfMatch(act);
    return this.acts.perform(act, async (manager) => {
      await this.accounts.reactivate(manager, act.actor, personId, expected);
      return this.shown(manager, personId);
    });
  }

  /**
   * A link to choose a password: an invitation for an account without one, otherwise a reset. Its secret is in this answer
   * and in the mail, nowhere else, so the answer is not kept for a repeated request: asking again makes a new link.
   */
  @Requires('person.invite', 'person')
  @Post(':personId/link')
  @HttpCode(201)
  async invite(@Param('personId') personId: string, @CurrentAct() act: Act): Promise<IssuedLink> {
    return this.acts.read(act, async (manager) => {
      const person = await this.list.one(manager, personId);
      if (!person.isActive) throw new Refusal('conflict', { reason: 'membership.inactive', detail: 'This account is deactivated. Put it back into service first.' });
      const kind = person.account === 'active' ? 'passwordReset' : 'invitation';
      const link = await this.links.issue(manager, { kind, personId, organisationId: act.actor.organisationId, by: act.actor, requestId: act.actor.requestId });
      const sent = this.delivery.isPossible() && (await this.delivery.send(manager, { ...person, organisationId: act.actor.organisationId }, link));
      return { status: 201, body: { kind, address: link.address, expiresAt: link.expiresAt.toISOString(), mailedTo: sent ? person.email : null } };
    });
  }

  private async shown(manager: EntityManager, personId: string): Promise<Answer<PersonAccount>> {
    const account = await this.list.one(manager, personId);
    return { body: account, version: account.version };
  }
}
