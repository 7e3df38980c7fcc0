import { createTransport, type Transporter } from 'nodemailer';
import type { CheckpointMail } from '../audit-settings.js';
import type { CheckpointSink, SignedCheckpoint } from './checkpoint-sink.js';

/** Checkpoints by mail, at most one an hour: an auditor's mailbox is out of reach of whoever runs the server. */
export class CheckpointMailer implements CheckpointSink {
  readonly name = 'mail';
  readonly everyMs = 3_600_000;
  private readonly transport: Transporter;

  constructor(private readonly settings: CheckpointMail) {
    this.transport = createTransport(settings.smtpUrl);
  }

  async publish({ size, time, note }: SignedCheckpoint): Promise<void> {
    await this.transport.sendMail({
      from: this.settings.from,
      to: this.settings.to,
      subject: `Audit checkpoint: ${size} entries at ${time}`,
      text: `Keep this message. It shows what the audit log held at ${time}.\n\n${note}`,
    });
  }
}
