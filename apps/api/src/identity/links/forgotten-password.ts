import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { LinkDelivery } from './link-delivery.js';
import { OneTimeLinks } from './one-time-links.js';

interface ForgetfulRow {
  person_id: string;
  organisation_id: string;
  display_name: string;
  email: string;
  locale: 'en' | 'de';
}

/** How long every answer takes at least, in milliseconds, so that its time does not tell whether the account exists. */
const ANSWER_AFTER = 250;

/** Somebody forgot a password. Whoever asks learns nothing about accounts; the link goes to the address on file. */
@Injectable()
export class ForgottenPassword {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly links: OneTimeLinks,
    private readonly delivery: LinkDelivery,
  ) {}

  async request(email: string, requestId: string): Promise<void> {
    const evenly = new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER));
    if (this.delivery.isPossible()) await this.send(email, requestId);
    await evenly;
  }

  /** Without a way to deliver there is no link: it would only withdraw one the administrator has handed over. */
  private async send(email: string, requestId: string): Promise<void> {
    const [person] = await this.unitOfWork.callIdentity<ForgetfulRow>(`SELECT * FROM identity.find_forgetful($1)`, [email]);
    if (person === undefined) return;
    const { person_id: personId, organisation_id: organisationId } = person;
    await this.unitOfWork.run({ organisationId, personId, boardIds: [], requestId }, async (manager) => {
      const link = await this.links.issue(manager, { kind: 'passwordReset', personId, organisationId, by: null, requestId });
      await this.delivery.send(manager, { displayName: person.display_name, email: person.email, locale: person.locale, organisationId }, link);
    });
  }
}
