import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { Mail } from '../mail/mail.js';

const words = {
  en: {
    subject: 'Emergency access was opened',
    text: (board: string, address: string) =>
      `Somebody opened emergency access to a case of the board "${board}".\n\nWho, why and what was read since is listed here, after signing in:\n${address}\n\nThis message names no patient. Please look at it and acknowledge it.\n`,
  },
  de: {
    subject: 'Ein Notfallzugriff wurde geöffnet',
    text: (board: string, address: string) =>
      `Auf einen Fall des Boards „${board}“ wurde ein Notfallzugriff geöffnet.\n\nWer, weshalb und was seither gelesen wurde, steht nach der Anmeldung hier:\n${address}\n\nDiese Nachricht nennt keine Patientin und keinen Patienten. Bitte prüfen und bestätigen Sie den Zugriff.\n`,
  },
} as const;

/** Tells chair, deputies and auditors of a board that a case of theirs was opened in an emergency. */
@Injectable()
export class AlarmMail {
  constructor(
    private readonly mail: Mail,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Does nothing without a mail server: the alarm then stands on the auditor's desk alone. */
  async send(manager: EntityManager, organisationId: string, accessId: string, boardId: string, boardName: string): Promise<void> {
    if (!this.mail.isConfigured) return;
    const recipients = await manager.query<Array<{ id: string; email: string; locale: 'en' | 'de' }>>(
      `SELECT p.id, p.email, p.locale FROM person p
        WHERE p.is_active
          AND (EXISTS (SELECT 1 FROM auditor_grant g WHERE g.person_id = p.id AND g.board_id = $1 AND g.revoked_at IS NULL
                                                       AND clock_timestamp() BETWEEN g.valid_from AND g.valid_to)
               OR EXISTS (SELECT 1 FROM board_membership m WHERE m.person_id = p.id AND m.board_id = $1 AND m.role IN ('chair', 'deputyChair')
                                                             AND m.valid_from <= current_date AND (m.valid_to IS NULL OR m.valid_to >= current_date)))`,
      [boardId],
    );
    const address = `${this.config.PUBLIC_URL.replace(/\/+$/, '')}/alarms`;
    for (const { id, email, locale } of recipients) {
      const { subject, text } = words[locale];
      await this.mail.send(manager, {
        organisationId,
        purpose: 'emergencyAlarm',
        key: `emergency:${accessId}:${id}`,
        subjectId: accessId,
        to: email,
        subject,
        text: text(boardName, address),
      });
    }
  }
}
